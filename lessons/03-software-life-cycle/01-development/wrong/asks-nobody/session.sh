branch
write_test
commit 'Test that new customers are left out of the call list' churn
write_code
commit 'Leave new customers out of the call list' churn
git push -q -u origin HEAD
