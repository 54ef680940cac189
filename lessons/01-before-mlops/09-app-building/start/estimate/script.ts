/** npm run estimate: what the model says of three houses. What the app shows must be the same. */
import { readEstimate } from './estimate.ts';
import type { Facts } from './house.ts';

const HOUSES: Facts[] = [
  { livingArea: 1500, lotArea: 9000, yearBuilt: 1975, condition: 5, garageCars: 2, fireplaces: 1 },
  { livingArea: 980, lotArea: 6500, yearBuilt: 1938, condition: 6, garageCars: 1, fireplaces: 0 },
  { livingArea: 2450, lotArea: 14200, yearBuilt: 2004, condition: 5, garageCars: 3, fireplaces: 1 },
];

const estimate = await readEstimate();
for (const facts of HOUSES) {
  console.log(JSON.stringify(facts));
  console.log(`  $${estimate(facts).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`);
}
