git commit -q --amend -m 'Take the churn export of Tuesday, with better words'
