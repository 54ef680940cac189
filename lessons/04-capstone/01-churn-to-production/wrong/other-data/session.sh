rm raw/customers.csv.dvc dvc.lock
compare
