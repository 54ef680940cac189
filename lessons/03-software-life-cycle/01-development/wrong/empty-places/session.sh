branch
sed -i 's/calls_per_day: 2 }/calls_per_day: 2, min_tenure_months: 3 }/' churn/call-list.test.ts
cat >> churn/call-list.test.ts <<'END'

test('leaves out who is new', () => {
  const customers = [customer(1, { tenure: 1 }), customer(2, { tenure: 12 })];
  assert.deepEqual(ids(callList(customers, params)), [2]);
});
END
commit 'Test that new customers are left out of the call list' churn
write_code
sed -i '/customer.tenure >=/d; s/    .slice(0, params.calls_per_day);/    .slice(0, params.calls_per_day)\n    .filter((customer) => customer.tenure >= params.min_tenure_months);/' churn/call-list.ts
commit 'Leave new customers out of the call list' churn
write_params
write_page
commit 'Set min_tenure_months to three months' churn
offer
conflict
both
resolved
land
