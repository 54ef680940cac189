work
write_page
npm run -s evaluate > /dev/null
commit 'Say what min_tenure_months means, and evaluate with it' churn
git push -q
git fetch -q
git rebase origin/main > /dev/null 2>&1 || true
both
npm run -s evaluate > /dev/null
git add churn
GIT_EDITOR=true git rebase --continue > /dev/null 2>&1 || true
npm run -s evaluate > /dev/null
git add churn
GIT_EDITOR=true git rebase --continue > /dev/null 2>&1 || true
npm test > /dev/null
git push -q --force-with-lease
gh pr merge --squash
