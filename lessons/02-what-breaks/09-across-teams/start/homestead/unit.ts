// Homestead's export had square feet. Now it has square metres. What does the estimate of prices do?
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

/** Fitted to sales of the past, in dollars: so much for the house, for each square foot, for each year after 1900. */
const PRICE = { house: -40_700, area: 95.97, year: 1_087 };
const SQUARE_FEET_IN_METRE = 10.7639;

const [, ...lines] = readFileSync('homestead/houses.csv', 'utf8').trim().split('\n');
const houses = lines.map((line) => line.split(',').map(Number));
const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

let failed = 0;
const estimates = (factor: number) =>
  houses.flatMap(([area = 0, year = 0]) => {
    const price = PRICE.house + PRICE.area * area * factor + PRICE.year * (year - 1900);
    if (!Number.isFinite(price)) failed++;
    return price;
  });
const before = median(estimates(1));
const after = median(estimates(1 / SQUARE_FEET_IN_METRE));
const facts = { houses: houses.length, failed, before, after, fall: 1 - after / before };
console.log(`median estimate $${Math.round(before)} → $${Math.round(after)}; ${failed} of ${houses.length} failed`);
mkdirSync('out', { recursive: true });
writeFileSync('out/unit.json', JSON.stringify(facts, null, 2));
