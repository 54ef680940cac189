as 'Sam Field' sam@example.com
write_test
write_code
write_params
commit 'Leave new customers out of the call list' churn
git push -q || true
