as 'Noor Haddad' noor@fieldwork.example
git init -q -b main
commit 'List whom to call by the churn score' .gitignore README.md package.json package-lock.json tsconfig.json lib churn
commit 'Estimate the prices of houses' house-price
gh repo create fieldwork/models --private --source=. --push > /dev/null
cat > /srv/git/github.com/fieldwork/models.git/lab.json <<'END'
{
  "description": "Whom Northline calls, what Homestead estimates",
  "visibility": "private",
  "protected": { "main": { "requirePullRequest": true, "requiredReviews": 1 } },
  "reviewers": ["noor-haddad", "emil-sorensen", "wanjiru-kamau"],
  "meanwhile": [1]
}
END
as 'Emil Sorensen' emil@fieldwork.example
at '2026-03-02 10:30'
git switch -q -c call-more
sed -i 's/"threshold": 0.5/"threshold": 0.35/; s/"calls_per_day": 40/"calls_per_day": 100/' churn/params.json
cat > churn/metrics.json <<'END'
{
  "calls": 100,
  "leavers": 64,
  "precision": 0.64,
  "cost": 400
}
END
git commit -q -a -m 'Call from a score of 0.35 on, up to 100 a day'
git push -q -u origin HEAD
gh pr create --title 'Call from 0.35 on, 100 a day' --body 'Northline has three more people on the phone from today.' > /dev/null
git switch -q main
git branch -q -D call-more
git config --global --unset user.name
git config --global --unset user.email
at '2026-03-02 13:00'
