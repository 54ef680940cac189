cd warehouse
npm run -s export
git add -A
git commit -q -m 'Say what is promised, keep both names'
cd ..
