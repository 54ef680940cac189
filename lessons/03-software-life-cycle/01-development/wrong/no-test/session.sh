branch
write_code
sed -i 's/params.min_tenure_months)/(params.min_tenure_months ?? 0))/; s/min_tenure_months: number/min_tenure_months?: number/' churn/call-list.ts
commit 'Leave new customers out of the call list' churn
write_params
commit 'Set min_tenure_months to three months' churn
offer
