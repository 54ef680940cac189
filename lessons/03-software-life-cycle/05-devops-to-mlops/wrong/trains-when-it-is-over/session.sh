sed -i '/send_resolved: false/d' monitoring/alertmanager.yml
push 'Send all messages'
