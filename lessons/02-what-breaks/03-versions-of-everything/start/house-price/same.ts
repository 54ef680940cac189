// Trains three times: the same twice, and once with one cell of the data changed by one square foot.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseCsv, train } from '../lib/linear.ts';

const params = JSON.parse(readFileSync('house-price/params.json', 'utf8'));
const text = readFileSync('house-price/incoming/monday.csv', 'utf8');

function fit(data: string): { text: string; numbers: number[] } {
  const rows = parseCsv(data);
  const model = train(
    rows.map((row) => params.features.map((feature) => Number(row[feature]))),
    rows.map((row) => Math.log(Number(row.price))),
    params,
    (sum) => sum,
  );
  return { text: JSON.stringify(model), numbers: [...model.weights, model.bias] };
}

const md5 = (content: string) => createHash('md5').update(content).digest('hex');
const first = fit(text);
const again = fit(text);
const [head, row, ...rest] = text.split('\n');
const [area, ...cells] = row!.split(',');
const touched = fit([head, [Number(area) + 1, ...cells].join(','), ...rest].join('\n'));
const changed = (other: { numbers: number[] }) =>
  other.numbers.filter((value, i) => value !== first.numbers[i]).length;

console.log(`first    ${md5(first.text)}\nagain    ${md5(again.text)}\none cell ${md5(touched.text)}`);
mkdirSync('out', { recursive: true });
writeFileSync(
  'out/same.json',
  JSON.stringify({ numbers: first.numbers.length, again: changed(again), oneCell: changed(touched) }, null, 2),
);
