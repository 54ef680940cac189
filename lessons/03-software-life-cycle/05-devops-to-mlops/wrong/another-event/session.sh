sed -i 's|types: \[leavers-missed\]|types: [drift]|' .github/workflows/retrain.yml
push 'Wait for drift'
