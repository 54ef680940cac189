import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import service from './server.ts';

const lines = readFileSync('churn/customers.csv', 'utf8').trim().split('\n');

async function ask(...rows: number[]) {
  const body = [lines[0], ...rows.map((row) => lines[row])].join('\n');
  const response = await service.fetch(new Request('http://localhost/scores', { method: 'POST', body }));
  return (await response.json()) as { id: number; score: number }[];
}

test('several customers get what each gets alone, in their order', async () => {
  const [first] = await ask(1);
  const [second] = await ask(2);
  assert.deepEqual(await ask(2, 1), [second, first]);
});

test('it is well once the model is there', async () => {
  const response = await service.fetch(new Request('http://localhost/health'));
  assert.equal(response.status, 200);
});
