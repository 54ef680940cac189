// The errors of this commit against those of what is live: in all, and in each third. More than two points worse is no noise.
import { readFileSync } from 'node:fs';
import { errors, readParams } from './prices.ts';

const live: Record<string, number> = JSON.parse(readFileSync('house-price/live.json', 'utf8'));
const now: Record<string, number> = errors(readParams());
const percent = (part: number) => `${(100 * part).toFixed(1)} %`;
for (const [group, before] of Object.entries(live)) console.log(`${group.padEnd(7)} ${percent(before)} → ${percent(now[group]!)}`);
const worse = Object.keys(live).filter((group) => !(now[group]! < live[group]! + 0.02));
for (const group of worse)
  console.log(`::error file=house-price/params.json,line=1::${group} prices: ${percent(live[group]!)} before, ${percent(now[group]!)} with this`);
if (worse.length > 0) process.exit(1);
