git rm -q --cached churn/raw/customers.csv
git commit -q -m 'Hand the raw table to DVC'
dvc add -q churn/raw/customers.csv
settle 'Make a pipeline of the churn scripts'
