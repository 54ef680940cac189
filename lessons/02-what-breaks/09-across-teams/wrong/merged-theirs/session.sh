cd warehouse
gh run watch > /dev/null || true
gh pr merge 1 --merge
git pull -q
cd ..
