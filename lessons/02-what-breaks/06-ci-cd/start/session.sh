git config --global user.name 'Sam Field'
git config --global user.email sam@example.com
git init -q -b main
git add -A
git commit -q -m 'Call who is about to leave, and estimate prices'
gh repo create models --public --source=. --push > /dev/null

# What Homestead ships: a branch with a rule.
at '2026-03-02 09:20'
git push -q origin main:homestead
gh api -X PUT repos/sam-field/models/branches/homestead/protection --input - > /dev/null <<'END'
{
  "required_pull_request_reviews": { "required_approving_review_count": 0 },
  "required_status_checks": { "strict": false, "contexts": ["prices"] },
  "enforce_admins": true,
  "restrictions": null
}
END

# A change that looks better than it is, for that branch.
as 'Emil Sørensen' emil@northline.example
git switch -q -c leave-out-dear-houses
sed -i 's/1000000/300000/' house-price/params.json
git commit -q -a -m 'Leave dear houses out of the training'
git push -q -u origin HEAD
gh pr create --base homestead --title 'Leave dear houses out of the training' --body 'They are outliers. The error falls from 17.1 to 16.8 %.' > /dev/null
git switch -q main
git branch -q -D leave-out-dear-houses

# Twelve commits of a weekend, one of them wrong.
git switch -q -c weekend
night=0
change() {
  night=$((night + 1))
  at "2026-03-0$((2 + night / 8)) $((10 + night % 8)):00"
  sed -i "$2" "house-price/$1"
  git commit -q -a -m "$3"
}
change prices.ts 's|^/\*\* The weights with|/** The weights that have|' 'Say which weights'
change prices.ts 's|const third = |const third: number = |' 'Give the third a type'
change check.ts 's|padEnd(7)|padEnd(8)|' 'Align the columns'
change prices.ts 's|garage / 500|garage / 400|' 'Take the garage in units of 400'
change check.ts 's|no noise\.|not noise.|' 'Say what is not noise'
change prices.ts 's|(year - 1900) / 100|(year - 1900) / 50|' 'Take the year in halves of a century'
change prices.ts 's|area / 1000|Math.round(area / 1000)|' 'Take the area in whole thousands'
change leave-out.ts 's|300_000|300_000.0|' 'Say that it is a price'
change prices.ts 's|// The errors|// Errors|; s|const mean = |const average = |; s|mean(known|average(known|g' 'Name the average'
change check.ts 's|before, |before and |' 'Say it in one sentence'
change prices.ts 's|Number(cells\[i\])|Number(cells[i] ?? 0)|' 'Read a missing cell as nothing'
change params.json 's|1000000|900000|' 'Leave one castle out'
git push -q -u origin HEAD
git switch -q main
as 'Sam Field' sam@example.com
at '2026-03-04 09:00'
