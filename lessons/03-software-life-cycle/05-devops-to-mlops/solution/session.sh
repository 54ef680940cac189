push 'Close the loop'
kubectl delete deployment scores > /dev/null
kubectl apply -f k8s/ > /dev/null
kubectl argo rollouts status scores > /dev/null
