dvc repro -q -P
(cd churn && node evaluate.ts)
settle 'Make a pipeline of the churn scripts'
