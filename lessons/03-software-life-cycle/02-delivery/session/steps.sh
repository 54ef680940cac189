# What the scripts of this lesson have in common.

# The repository of the project, and the file that is not in it.
begin() {
  git config --global user.name 'Sam Field'
  git config --global user.email sam@example.com
  git init -q -b main
  git add .
  git commit -q -m 'Serve churn scores and prices'
  printf 'CUSTOMERS_DB_PASSWORD=quiet-harbour-71-lanterns\n' > .env
}
