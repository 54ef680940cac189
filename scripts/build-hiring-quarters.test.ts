import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { HIRING_QUARTERS_FILE, QUARTERS, quarterRows, readSales } from './lib/hiring-quarters';

const lines = readFileSync(HIRING_QUARTERS_FILE, 'utf8').trim().split('\n').slice(1);

it('the quarters of lesson 0.3 are those that the simulator gives', () => {
  const table = readSales();
  for (const quarter of [1, 50, QUARTERS]) {
    const stored = lines.filter((line) => line.startsWith(`${quarter},`));
    expect(stored, 'run: npx tsx scripts/build-hiring-quarters.ts').toEqual(quarterRows(table, quarter));
  }
  expect(lines).toHaveLength(2 * QUARTERS);
}, 300_000);
