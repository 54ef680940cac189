# What the scripts of this lesson have in common.

# Whoever works from here on.
as() {
  git config --global user.name "$1"
  git config --global user.email "$2"
}

me() { as 'Sam Field' sam@northline.example; }

# propose <branch> <title>: all that has changed in this folder, as a pull request that its checks look at, and merged.
propose() {
  git switch -q -c "$1"
  git add -A
  git commit -q -m "$2"
  git push -q -u origin HEAD
  gh pr create --title "$2" --body 'See the files.' > /dev/null
  gh run watch > /dev/null
  gh pr merge "$1" --merge
  git switch -q main
  git pull -q
}

# protect <check>…: main of the calls takes pull requests alone, with these checks green.
protect() {
  local names=''
  for name in "$@"; do names="$names${names:+, }\"$name\""; done
  gh api -X PUT repos/sam-field/calls/branches/main/protection --input - > /dev/null <<END
{
  "required_pull_request_reviews": { "required_approving_review_count": 0 },
  "required_status_checks": { "strict": false, "contexts": [$names] },
  "enforce_admins": true,
  "restrictions": null
}
END
}

# push <subject>: all that has changed goes to main, which must be open. No workflow runs for it.
push() {
  git add -A
  git commit -q -m "$1 [skip ci]"
  git push -q
}

# amend <subject> <check>…: main of the calls is opened, takes what has changed, and is closed again.
amend() {
  gh api -X DELETE repos/sam-field/calls/branches/main/protection > /dev/null
  push "$1"
  shift
  if [ $# -gt 0 ]; then protect "$@"; fi
}

# rules <true|false>: the rules of the warehouse are lifted, or as they were.
rules() {
  local protected='{}'
  if [ "$1" = true ]; then
    protected='{ "main": { "requirePullRequest": true, "requiredChecks": ["export"], "requireOwnerReview": true } }'
  fi
  cat > /srv/git/github.com/northline/warehouse.git/lab.json <<END
{
  "description": "Tables of the customers, and what other teams read of them",
  "protected": $protected,
  "collaborators": ["sam-field"],
  "teams": { "data": ["ines-duarte", "tomas-novak"] }
}
END
}

# upstream <subject>: what has changed in warehouse/ is on its main.
upstream() {
  rules false
  cd warehouse
  push "$1"
  cd ..
  rules true
}
