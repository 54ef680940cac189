/**
 * Lets both candidates of lesson 0.3 work through the same quarters and writes what came of it to
 * `public/data/hiring_quarters.csv`: `npx tsx scripts/build-hiring-quarters.ts`. The same sources give the same file;
 * `scripts/build-hiring-quarters.test.ts` computes a few of its quarters anew.
 */
import { writeFileSync } from 'node:fs';
import { HIRING_QUARTERS_FILE, QUARTERS, quarterRows, quartersCsv, readSales } from './lib/hiring-quarters';

const table = readSales();
const rows: string[] = [];
for (let quarter = 1; quarter <= QUARTERS; quarter++) {
  rows.push(...quarterRows(table, quarter));
  if (quarter % 10 === 0) console.log(`${quarter} of ${QUARTERS} quarters`);
}
writeFileSync(HIRING_QUARTERS_FILE, quartersCsv(rows));
