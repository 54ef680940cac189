at '2026-03-03 10:00'
cd warehouse
mkdir -p /tmp/later
mv contracts .github/CODEOWNERS .github/workflows/ci.yml /tmp/later
git checkout -q .github
npm run -s export
propose both-names 'Keep both names of the charge'
mkdir -p .github/workflows
mv /tmp/later/contracts .
mv /tmp/later/CODEOWNERS .github/CODEOWNERS
mv /tmp/later/ci.yml .github/workflows/ci.yml
propose promise 'Promise what others read'
cd ..
push 'Keep what the night needs'
protect 'unit tests'
