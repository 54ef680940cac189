git add .
git commit -q -m 'Describe the churn pipeline'
(cd churn && dvc repro -q)
git add churn/.gitignore churn/data/.gitignore churn/plots/.gitignore
git add churn/dvc.lock
git commit -q -m 'Run it'
sed -i 's/epochs: 10/epochs: 14/' churn/params.yaml
(cd churn && dvc repro -q)
