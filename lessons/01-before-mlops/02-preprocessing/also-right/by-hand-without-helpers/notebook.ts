// homestead price estimate - run top to bottom
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { csvFormatRows, csvParseRows } from 'd3-dsv';

await mkdir('out', { recursive: true });

// --- load
const [header, ...lines] = (await readFile('data/sales.csv', 'utf8')).trim().split('\n');
const names = header.split(',');
const sales = lines.map((line) => {
  const cells = line.split(',');
  const cell = (name: string) => cells[names.indexOf(name)];
  return { year: Number(cell('Year_Sold')), neighborhood: cell('Neighborhood'), price: Number(cell('Sale_Price')) };
});

// --- 1 understand
// one number for every house, chosen by the sales before 2009, judged by those of 2009 and 2010
const usd = (value: number) => `$${Math.round(value).toLocaleString('en-US')}`;
const average = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const middle = (values: number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2;
};
const past = sales.filter((sale) => sale.year < 2009).map((sale) => sale.price);
const later = sales.filter((sale) => sale.year >= 2009).map((sale) => sale.price);

const estimate = middle(past);
const error = average(later.map((price) => Math.abs(estimate - price)));
const errorPercent = 100 * average(later.map((price) => Math.abs(estimate - price) / price));
const tooHighPercent = 100 * average(later.map((price) => (estimate > price ? 1 : 0)));
console.log(`estimate beside every house: ${usd(estimate)}, the median of ${past.length} sales before 2009`);
console.log(`average error on ${later.length} sales of 2009 and 2010: ${usd(error)}, ${errorPercent.toFixed(1)} % of the price`);
console.log(`too high for ${tooHighPercent.toFixed(1)} % of them`);

await writeFile(
  'out/baseline.json',
  JSON.stringify({ estimate, learntFrom: past.length, judgedOn: later.length, error, errorPercent, tooHighPercent }, null, 2),
);

// --- 2 clean
const [titles, ...table] = csvParseRows(await readFile('data/export.csv', 'utf8'));
const last = titles.length - 1; // Notes
const place = (title: string) => titles.indexOf(title);
for (const row of table) if (row[last] !== '') row.splice(row.indexOf(''), 1);

const kept: string[][] = [];
const ids = new Set<string>();
for (const row of table) {
  row[0] = row[0].trim().toUpperCase().replace(/^HS-?/, 'HS-');
  if (ids.has(row[0])) continue;
  ids.add(row[0]);
  kept.push(row.slice(0, last).map((cell) => (['', 'N/A', '-', '?', 'unknown'].includes(cell.trim()) ? '' : cell.trim())));
}
for (const title of ['Lot_Area', 'Gr_Liv_Area', 'Garage_Area', 'Total_Bsmt_SF']) {
  for (const row of kept) {
    const [amount, unit] = row[place(title)].split(' ');
    if (unit === 'm2' || unit === 'sqm') row[place(title)] = (Number(amount) * 10.764).toFixed(0);
  }
}
for (const row of kept) {
  const at = place('Sale_Price');
  row[at] = row[at].replace('$', '').replace(',', '');
  if (row[at].includes('k')) row[at] = String(Math.round(Number.parseFloat(row[at]) * 1000));
  for (const title of ['Year_Built', 'Year_Remod_Add']) {
    const value = Number(row[place(title)]);
    if (value < 1800 || value >= Number(row[place('Year_Sold')]) + 3) row[place(title)] = '';
  }
}
titles.slice(0, last).forEach((title, at) => {
  if (title === 'Listing_ID') return;
  const seen: Record<string, Record<string, number>> = {};
  for (const row of kept) {
    const form = row[at].toLowerCase();
    seen[form] ??= {};
    seen[form][row[at]] = (seen[form][row[at]] ?? 0) + 1;
  }
  for (const row of kept) row[at] = Object.entries(seen[row[at].toLowerCase()]).reduce((a, b) => (b[1] > a[1] ? b : a))[0];
});
await writeFile('out/clean.csv', csvFormatRows([titles.slice(0, last), ...kept]));
