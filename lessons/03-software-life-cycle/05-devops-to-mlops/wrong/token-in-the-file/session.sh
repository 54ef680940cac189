sed -i 's|credentials_file: .*|credentials: r3lay-t0ken|' monitoring/alertmanager.yml
push 'Post to the relay'
