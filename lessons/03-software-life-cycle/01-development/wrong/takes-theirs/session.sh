work
answer
conflict
git checkout -q --theirs churn
npm run -s evaluate > /dev/null
git add churn
git commit -q -m 'Merge main: take its parameters'
git push -q
land
