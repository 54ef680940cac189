sed -i 's| -- rows/held-out.csv||' .github/workflows/retrain.yml
push 'Judge on the test set'
