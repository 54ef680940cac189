work
answer
conflict
both
git checkout -q --ours churn/metrics.json
git add churn
git commit -q -m 'Merge main: keep both sides of the parameters'
git push -q
land
