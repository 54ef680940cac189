git add .
git commit -q -m 'Describe the churn pipeline'
