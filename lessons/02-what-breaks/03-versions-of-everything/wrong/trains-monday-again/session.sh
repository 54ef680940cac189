git checkout -q HEAD~1
dvc checkout -q
npm run -s churn
git checkout -q main
dvc checkout -q
promote churn 3
