sed -i '/- analysis:/,/podTemplateHashValue: Latest }/d; s|        - setWeight: 50|        - pause: { duration: 10m }\n        - setWeight: 50|' k8s/scores.yaml
push 'A canary that waits'
