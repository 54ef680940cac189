gh environment set production --reviewer noor-haddad > /dev/null
amend 'Change the workflow' check model
