(cd warehouse && npm run -s export)
upstream 'Change it'
