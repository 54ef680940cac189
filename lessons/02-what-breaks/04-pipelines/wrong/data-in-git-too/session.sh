settle 'Make a pipeline of the churn scripts'
git add -f churn/data/clean.csv churn/model.json
git commit -q -m 'Keep the clean table and the model'
