gh environment set production --reviewer noor-haddad > /dev/null
sed -i 's|    concurrency: production|    concurrency: production\n    environment: production|' .github/workflows/retrain.yml
push 'Have somebody look at it first'
