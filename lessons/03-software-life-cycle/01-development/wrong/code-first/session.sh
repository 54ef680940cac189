branch
write_code
write_params
commit 'Leave new customers out of the call list' churn
write_test
commit 'Test that new customers are left out of the call list' churn
offer
