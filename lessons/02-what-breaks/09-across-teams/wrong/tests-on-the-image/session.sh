amend 'Change it' test
