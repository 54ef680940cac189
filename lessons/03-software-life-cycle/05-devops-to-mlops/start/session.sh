git config --global user.name 'Sam Field'
git config --global user.email sam@example.com
git init -q -b main
git add -A
git commit -q -m 'Serve churn scores, and retrain them by hand'
gh repo create scores --public --source=. --push > /dev/null
export MLFLOW_TRACKING_URI=http://localhost:5000
npm run -s register > /dev/null
npm run -s promote -- 1 > /dev/null
docker build -q -t registry.lab/scores:1 . > /dev/null
docker push -q registry.lab/scores:1 > /dev/null
kubectl apply -f k8s/ > /dev/null
kubectl rollout status deployment/scores > /dev/null
mkdir -p /srv/warehouse
cp data/labelled.csv /srv/warehouse/labelled.csv
