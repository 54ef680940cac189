branch
write_test
write_code
commit 'Leave new customers out of the call list' churn
write_params
commit 'Set min_tenure_months to three months' churn
offer
