import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { csvParse } from 'd3-dsv';

// A release fails for houses with a garage of 900 square feet and more. A canary gets a share of the users for a while. Does it see that?
const REQUESTS_A_SECOND = 12;
const SHARE = 0.05;
const MINUTES = 1;
const CANARIES = 10_000;

const houses = csvParse(readFileSync('house-price/sales.csv', 'utf8'));
const fails = houses.map((house) => Number(house.garage) >= 900);
const share = fails.filter(Boolean).length / houses.length;

/** Mulberry32: the same numbers in [0, 1) each time. */
let state = 7;
function chance(): number {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}

/** The share of canaries of so many requests that meet no house for which the release fails. */
function sawNothing(requests: number): number {
  let blind = 0;
  for (let canary = 0; canary < CANARIES; canary++) {
    let seen = false;
    for (let n = 0; n < requests && !seen; n++) seen = fails[Math.floor(chance() * fails.length)]!;
    if (!seen) blind++;
  }
  return blind / CANARIES;
}

const requests = Math.round(REQUESTS_A_SECOND * 60 * MINUTES * SHARE);
const none = sawNothing(requests);
// (1 - share) ^ n is the chance to meet none in n; it is 5 % at this n.
const needed = Math.ceil(Math.log(0.05) / Math.log(1 - share));
const minutes = needed / (REQUESTS_A_SECOND * 60 * SHARE);

console.log(`The release fails for ${(100 * share).toFixed(1)} % of the houses.`);
for (const n of [requests, 2 * requests, needed, 2 * needed])
  console.log(`A canary of ${n} requests sees none of it in ${(100 * sawNothing(n)).toFixed(1)} % of all cases.`);
console.log(`For 95 % it takes ${needed} requests: ${minutes.toFixed(1)} minutes of ${100 * SHARE} % of the users.`);

mkdirSync('out', { recursive: true });
const facts = {
  share,
  requests,
  none,
  needed,
  minutes: Number(minutes.toFixed(1)),
  neededNone: sawNothing(needed),
};
writeFileSync('out/canary.json', `${JSON.stringify(facts, null, 2)}\n`);
