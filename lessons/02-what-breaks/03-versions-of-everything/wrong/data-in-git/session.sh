git add -f churn/data/customers.csv
git commit -q -m 'Keep the customers in git too'
