sed -i 's|        - setWeight: 10|        - setCanaryScale: { replicas: 2 }\n        - setMirrorRoute:\n            name: shadow\n            percentage: 100\n            match: [{ method: { exact: POST } }]|' k8s/scores.yaml
sed -i 's|        - setWeight: 50|        - setMirrorRoute: { name: shadow }\n        - setCanaryScale: { matchTrafficWeight: true }\n        - setWeight: 50|' k8s/scores.yaml
sed -i 's|      trafficRouting:|      trafficRouting:\n        managedRoutes: [{ name: shadow }]|' k8s/scores.yaml
push 'Let a shadow go first'
