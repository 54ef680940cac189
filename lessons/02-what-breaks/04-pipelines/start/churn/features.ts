// data/clean.csv → data/features.csv: the tenure in features.bands bands, the charges, two flags, and who left.
import { bandsOf } from '../lib/bands.ts';
import { paramsOf } from '../lib/params.ts';
import { readTable, writeTable } from '../lib/table.ts';

const { bands } = paramsOf('features');
const rows = readTable('data/clean.csv').map((row) => ({
  ...Object.fromEntries(bandsOf(Number(row.tenure), 0, 72, bands!).map((one, i) => [`tenure_${i + 1}`, one])),
  charges: row.monthly_charges!,
  senior: row.senior_citizen!,
  paperless: row.paperless_billing!,
  target: Number(row.churn === 'Yes'),
}));
writeTable('data/features.csv', rows);
console.log(`features: ${Object.keys(rows[0]!).length - 1} columns`);
