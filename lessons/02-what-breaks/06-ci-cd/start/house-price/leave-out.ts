// Emil's change before it is merged: dear houses left out of the training.
import { mkdirSync, writeFileSync } from 'node:fs';
import { errors, readParams } from './prices.ts';

const before = errors(readParams());
const after = errors({ ...readParams(), below: 300_000 });
for (const group of Object.keys(before) as (keyof typeof before)[])
  console.log(`${group.padEnd(7)} ${(100 * before[group]).toFixed(1)} % → ${(100 * after[group]).toFixed(1)} %`);
mkdirSync('out', { recursive: true });
const facts = {
  before: before.all,
  after: after.all,
  middleBefore: before.middle,
  middle: after.middle,
  dearBefore: before.dear,
  dear: after.dear,
  gain: before.all - after.all,
  dearLoss: after.dear - before.dear,
};
writeFileSync('out/leave-out.json', JSON.stringify(facts, null, 2));
