work
at '2026-03-02 15:00'
answer
at '2026-03-02 16:00'
conflict
both
resolved
at '2026-03-02 16:30'
land
git switch -q main
git pull -q
