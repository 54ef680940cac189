work
answer
conflict
both
sed -i 's/tenure >= params/tenure > params/' churn/call-list.ts
resolved
land
