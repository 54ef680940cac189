// The service as a whole: requests in, answers out, with the model that is shipped.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import service from './server.ts';

const customer = {
  monthly_charges: 89.9,
  contract: 'Month-to-month',
  tenure: 2,
  internet_service: 'Fiber optic',
  payment_method: 'Electronic check',
  online_security: 'No',
  tech_support: 'No',
  senior_citizen: 0,
};
const ask = async (body: unknown) => {
  const response = await service.fetch(new Request('http://churn.example/score', { method: 'POST', body: JSON.stringify(body) }));
  return { status: response.status, answer: await response.json() };
};

test('it is well', async () => {
  assert.equal((await service.fetch(new Request('http://churn.example/health'))).status, 200);
});

test('a customer gets a score', async () => {
  const { status, answer } = await ask(customer);
  assert.equal(status, 200);
  assert.ok(answer.score > 0.5 && answer.score <= 1);
});

test('what is no customer gets a reason', async () => {
  const { status, answer } = await ask({ ...customer, tenure: 'long' });
  assert.equal(status, 422);
  assert.match(answer.error, /tenure/);
});
