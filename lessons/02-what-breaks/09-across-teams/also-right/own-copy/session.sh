rm .nvmrc
amend 'Change it' test
