sed -i '/- name: The champion is what serves/,/npm run promote/d' .github/workflows/retrain.yml
sed -i 's|          npm run register$|          npm run register\n          npm run promote -- $(cat out/version)|' .github/workflows/retrain.yml
push 'Promote, then roll out'
