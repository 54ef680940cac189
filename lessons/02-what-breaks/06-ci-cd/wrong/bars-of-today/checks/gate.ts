// metrics.json against bars: what the model of today finds, less what is noise.
import { readFileSync } from 'node:fs';

const BARS: Record<string, number> = { found: 0.6, found_fiber: 0.75, found_dsl: 0, found_senior: 0.7, found_younger: 0.45 };
const candidate: Record<string, number> = JSON.parse(readFileSync('churn/metrics.json', 'utf8'));
const below = Object.keys(BARS).filter((name) => !(candidate[name]! >= BARS[name]!));
for (const name of below) console.log(`::error file=checks/gate.ts,line=1::${name} is ${candidate[name]}, ${BARS[name]} at least`);
const isTooMuch = candidate.bytes! > 65_536 || candidate.reads! > 200;
if (isTooMuch) console.log('::error file=checks/gate.ts,line=1::the model is too large or too slow');
if (below.length > 0 || isTooMuch) process.exit(1);
