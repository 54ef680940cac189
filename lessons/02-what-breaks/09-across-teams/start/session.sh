as 'Ines Duarte' ines@northline.example
cd warehouse
git init -q -b main
git add -A
git commit -q -m 'Export the customers for other teams' -m '[skip ci]'
gh repo create northline/warehouse --public --source=. --push > /dev/null
rules true

at '2026-03-02 10:30'
git switch -q -c fee-in-cents
sed -i "s|\['monthly_charge', (row) => row.monthly!\]|['monthly_fee', (row) => String(Math.round(Number(row.monthly) * 100))]|" export/columns.ts
for region in north south; do
  awk -F, 'BEGIN { OFS = "," } NR == 1 { $3 = "monthly_fee" } NR > 1 { $3 = sprintf("%.0f", $3 * 100) } { print }' export/customers/$region.csv > /tmp/$region.csv
  mv /tmp/$region.csv export/customers/$region.csv
done
git commit -q -a -m 'Call the charge a fee, in cents, as billing does'
git push -q -u origin HEAD
gh pr create --title 'Call the charge a fee, in cents, as billing does' --body 'One name for one thing. Floats are no money.' > /dev/null
git switch -q main
cd ..

me
at '2026-03-02 11:30'
git init -q -b main
git add -A
git commit -q -m 'List whom to call, each night' -m '[skip ci]'
gh repo create calls --public --source=. --push > /dev/null
for server in sam-field/calls northline/warehouse; do
  mkdir -p "/srv/git/github.com/$server.git/lab/actions"
  echo '{ "runnerNode": "22.21.1" }' > "/srv/git/github.com/$server.git/lab/actions/settings.json"
done
at '2026-03-02 13:00'
