amend 'Change it'
