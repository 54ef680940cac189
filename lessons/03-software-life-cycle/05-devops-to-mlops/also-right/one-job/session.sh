push 'One job does it all'
