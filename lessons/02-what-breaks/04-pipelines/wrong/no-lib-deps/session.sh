settle 'Make a pipeline of the churn scripts'
