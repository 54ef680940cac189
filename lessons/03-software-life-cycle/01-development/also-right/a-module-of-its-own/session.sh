branch welcome-team
cat > churn/welcome.test.ts <<'END'
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { callList } from './call-list.ts';

const limits = { threshold: 0.2, call_cost: 1, calls_per_day: 1 };
const of = (...tenures: number[]) => tenures.map((tenure, id) => ({ id, tenure, score: 0.9 - id / 10, left: false }));
const tenures = (list: readonly { tenure: number }[]) => list.map(({ tenure }) => tenure);

describe('customers of the welcome team', () => {
  it('are not called, and leave their places to others', () => {
    assert.deepEqual(tenures(callList(of(5, 6), { ...limits, min_tenure_months: 6 })), [6]);
  });
  it('are all, when that many months are wanted, and none without a limit', () => {
    assert.deepEqual(callList(of(5), { ...limits, min_tenure_months: 99 }), []);
    assert.deepEqual(tenures(callList(of(0), limits)), [0]);
  });
});
END
commit 'Test that the customers of the welcome team are not called' churn/welcome.test.ts
cat > churn/welcome.ts <<'END'
import type { Customer } from './customers.ts';

/** Whether the welcome team looks after a customer: those of less than so many months. */
export const isWelcomed = (months = 0) => (customer: Customer) => customer.tenure < months;
END
cat > churn/call-list.ts <<'END'
import type { Customer } from './customers.ts';
import { isWelcomed } from './welcome.ts';

/** See `parameters.md`. */
export interface Params {
  readonly threshold: number;
  readonly call_cost: number;
  readonly calls_per_day: number;
  readonly min_tenure_months?: number;
}

/** Whom to call today: the highest scores first, as many as the day has room for. */
export function callList(customers: readonly Customer[], params: Params): Customer[] {
  const isNew = isWelcomed(params.min_tenure_months);
  const list: Customer[] = [];
  for (const customer of [...customers].sort((a, b) => b.score - a.score)) {
    if (list.length >= params.calls_per_day || customer.score < params.threshold) break;
    if (!isNew(customer)) list.push(customer);
  }
  return list;
}
END
write_params
write_page
npm run -s evaluate > /dev/null
commit 'Leave the customers of the welcome team out of the call list' churn
offer
git pull -q --no-rebase --no-edit > /dev/null 2>&1 || true
git fetch -q
git merge -q origin/main > /dev/null || true
printf '{"min_tenure_months": 3, "threshold": 0.35, "call_cost": 4, "calls_per_day": 100}\n' > churn/params.json
resolved
land
