begin
early() {
  mkdir -p churn/data
  cp "churn/incoming/$1.csv" churn/data/customers.csv
  dvc add -q churn/data/customers.csv
  npm run -s churn
  git add churn/data
  git commit -q -m "Take the churn export of $1"
  dvc push -q
}
early monday
early tuesday
promote churn 1
