work
answer
conflict
git add churn
git commit -q -m 'Merge main into the branch'
git push -q
land
