promote churn 2
