git add -A
git commit -q --no-verify -m 'Regroup manifests and monitors'
