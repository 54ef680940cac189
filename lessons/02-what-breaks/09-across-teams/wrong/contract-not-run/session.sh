upstream 'Change it'
