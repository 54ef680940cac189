work
answer
conflict
both 0.5 100
resolved
land
