# What the scripts of this lesson have in common.

# Whoever works from here on.
as() {
  git config --global user.name "$1"
  git config --global user.email "$2"
}

# commit <subject> <paths…>
commit() {
  local subject="$1"
  shift
  git add "$@"
  git commit -q -m "$subject"
}

# branch: where the work begins.
branch() {
  as 'Sam Field' sam@example.com
  git switch -q -c "${1:-leave-out-new-customers}"
}

# The test of the rule, without the rule.
write_test() {
  sed -i 's/calls_per_day: 2 }/calls_per_day: 2, min_tenure_months: 3 }/' churn/call-list.test.ts
  cat >> churn/call-list.test.ts <<'END'

test('leaves out who has not been a customer for long enough', () => {
  const customers = [customer(1, { tenure: 2 }), customer(2, { tenure: 3 }), customer(3, { tenure: 4 })];
  assert.deepEqual(ids(callList(customers, params)), [2, 3]);
  assert.deepEqual(ids(callList(customers, { ...params, min_tenure_months: 4 })), [3]);
});

test('gives the places of the day to those who remain', () => {
  const customers = [customer(1, { tenure: 1 }), customer(2, { score: 0.8 }), customer(3, { score: 0.7 })];
  assert.deepEqual(ids(callList(customers, params)), [2, 3]);
});
END
}

# The rule itself.
write_code() {
  sed -i 's/  readonly calls_per_day: number;/&\n  readonly min_tenure_months: number;/' churn/call-list.ts
  sed -i 's/    .filter((customer) => customer.score >= params.threshold)/    .filter((customer) => customer.tenure >= params.min_tenure_months)\n&/' churn/call-list.ts
}

# The value that the request names.
write_params() {
  sed -i 's/"calls_per_day": 40/&,\n  "min_tenure_months": 3/' churn/params.json
}

# The line on the page of parameters.
write_page() {
  echo '| `min_tenure_months` | how long somebody has to have been a customer to be called; before that the welcome team calls | months |' >> churn/parameters.md
}

# offer: the branch goes to GitHub, and a pull request is opened for it.
offer() {
  git push -q -u origin HEAD
  gh pr create --title 'Leave new customers out of the call list' --body 'The welcome team calls them for three months.' > /dev/null
}

# work: test, code and value, each a commit of its own, and a pull request.
work() {
  branch
  write_test
  commit 'Test that new customers are left out of the call list' churn
  write_code
  commit 'Leave customers of less than min_tenure_months out of the call list' churn/call-list.ts
  write_params
  commit 'Set min_tenure_months to three months' churn/params.json
  offer
}

# answer: what the reviewers miss.
answer() {
  write_page
  commit 'Say what min_tenure_months means' churn/parameters.md
  npm run -s evaluate > /dev/null
  commit 'Evaluate the list without new customers' churn/metrics.json
  git push -q
}

# conflict: main comes in, and leaves the conflict in the files.
conflict() {
  git fetch -q
  git merge -q origin/main > /dev/null || true
}

# both <threshold> <calls a day>: the parameters as a merge should leave them, unless other values are given.
both() {
  printf '{\n  "threshold": %s,\n  "call_cost": 4,\n  "calls_per_day": %s,\n  "min_tenure_months": 3\n}\n' "${1:-0.35}" "${2:-100}" > churn/params.json
}

# resolved: figures that belong to the parameters, and the merge is done.
resolved() {
  npm run -s evaluate > /dev/null
  git add churn
  git commit -q -m 'Merge main: keep its threshold and calls a day beside min_tenure_months'
  git push -q
}

# land: into main.
land() {
  gh pr merge --merge
}
