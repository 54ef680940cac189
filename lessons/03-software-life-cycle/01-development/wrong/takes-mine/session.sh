work
answer
conflict
git checkout -q --ours churn
resolved
land
