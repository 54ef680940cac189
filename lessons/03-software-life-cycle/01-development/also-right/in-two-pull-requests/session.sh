work
answer
conflict
git checkout -q --ours churn
resolved
land
git switch -q main
git pull -q
git switch -q -c bring-the-limits-back
both
npm run -s evaluate > /dev/null
commit 'Bring back the limits that the last merge has lost' churn
git push -q -u origin HEAD
gh pr create --fill > /dev/null
land
