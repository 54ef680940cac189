sed -i 's|  repository_dispatch:|  schedule:|; s|    types: \[leavers-missed\]|    - cron: "0 3 * * 1"|' .github/workflows/retrain.yml
sed -i '/- receiver: retrain/,/repeat_interval: 8d/d' monitoring/alertmanager.yml
push 'Retrain each Monday'
