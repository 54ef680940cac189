git rm -q .github/workflows/deploy.yml
environment
push 'Check every change before it goes live'
protect check model
