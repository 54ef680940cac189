sed -i '/# The call centre can call six in ten./,/predictions_total{pod_template_hash="{{args.hash}}"}\[5m\]))/d' k8s/scores.yaml
push 'Watch errors'
