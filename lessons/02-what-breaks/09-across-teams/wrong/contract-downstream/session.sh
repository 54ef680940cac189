rm -r warehouse/contracts
upstream 'Change it'
amend 'Change it' test
