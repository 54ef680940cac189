sed -i 's|repeat_interval: 8d|repeat_interval: 12h|' monitoring/alertmanager.yml
push 'Say it again twice a day'
