settle 'Make a pipeline of the churn scripts'
(cd churn && dvc freeze prepare)
git add .
git commit -q -m 'Save the time of the first stage'
