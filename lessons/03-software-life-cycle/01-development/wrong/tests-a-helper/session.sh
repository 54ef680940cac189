branch
sed -i 's/calls_per_day: 2 }/calls_per_day: 2, min_tenure_months: 3 }/; s/import { callList }/import { callList, isNew }/' churn/call-list.test.ts
cat >> churn/call-list.test.ts <<'END'

test('knows who is new', () => {
  assert.equal(isNew(customer(1, { tenure: 2 }), params), true);
  assert.equal(isNew(customer(2, { tenure: 3 }), params), false);
});
END
commit 'Test who is a new customer' churn
write_code
sed -i 's/customer.tenure >= params.min_tenure_months/!isNew(customer, params)/' churn/call-list.ts
cat >> churn/call-list.ts <<'END'

/** Whether the welcome team still looks after a customer. */
export function isNew(customer: Customer, params: Params): boolean {
  return customer.tenure < params.min_tenure_months;
}
END
commit 'Leave new customers out of the call list' churn
write_params
write_page
commit 'Set min_tenure_months to three months' churn
offer
conflict
both
resolved
land
