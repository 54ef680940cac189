git rm -q .github/workflows/ci.yml
amend 'Check by one workflow that two others use' all
