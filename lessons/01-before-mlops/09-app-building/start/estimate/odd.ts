/** npm run odd: what the model says of houses that there cannot be. */
import { mkdir, writeFile } from 'node:fs/promises';
import { readEstimate } from './estimate.ts';
import type { Facts } from './house.ts';

const house: Facts = { livingArea: 1500, lotArea: 9000, yearBuilt: 1975, condition: 5, garageCars: 2, fireplaces: 1 };
const ODD: Record<string, Partial<Facts>> = {
  asItIs: {},
  emptyArea: { livingArea: Number('') },
  negativeArea: { livingArea: -1500 },
  areaAsText: { livingArea: Number('about 1500') },
  areaInSquareMetres: { livingArea: 139 },
  extraZero: { livingArea: 15000 },
  yearInTheFuture: { yearBuilt: 2035 },
  conditionOfFifty: { condition: 50 },
};

const estimate = await readEstimate();
const answers = Object.entries(ODD).map(([name, change]) => [name, estimate({ ...house, ...change })] as const);
for (const [name, dollars] of answers) {
  console.log(`${name.padEnd(20)} $${dollars.toLocaleString('en-US', { maximumFractionDigits: 0 })}`);
}
await mkdir('out', { recursive: true });
const facts = answers.map(([name, dollars]) => [name, Number.isFinite(dollars) ? Math.round(dollars) : String(dollars)]);
await writeFile('out/odd.json', `${JSON.stringify(Object.fromEntries(facts), null, 2)}\n`);
