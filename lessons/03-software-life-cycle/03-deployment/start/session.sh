git config --global user.name 'Sam Field'
git config --global user.email sam@example.com
git init -q -b main
git add .
git commit -q -m 'Serve churn scores and prices'
