// Learns from the sales of 2006 and 2007, and estimates every sale from 2008 on in the order in which they came:
// data/sales.csv → house-price/monitoring/served.csv, labels.csv, reference.csv; out/market.json
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

interface Sale {
  readonly id: string;
  readonly year: number;
  readonly month: number;
  readonly area: number;
  readonly basement: number;
  readonly built: number;
  readonly garage: number;
  readonly neighborhood: string;
  readonly price: number;
}

const [head = '', ...lines] = readFileSync('data/sales.csv', 'utf8').trim().split('\n');
const names = head.trim().split(',');
const sales = lines.map((line, at): Sale => {
  const cells = line.trim().split(',');
  const cell = (name: string) => cells[names.indexOf(name)] ?? '';
  return {
    id: `s${at + 1}`,
    year: Number(cell('Year_Sold')),
    month: Number(cell('Mo_Sold')),
    area: Number(cell('Gr_Liv_Area')),
    basement: Number(cell('Total_Bsmt_SF')),
    built: Number(cell('Year_Built')),
    garage: Number(cell('Garage_Area')),
    neighborhood: cell('Neighborhood'),
    price: Number(cell('Sale_Price')),
  };
});

const past = sales.filter(({ year }) => year <= 2007);
const future = sales
  .filter(({ year }) => year >= 2008)
  .sort((a, b) => a.year - b.year || a.month - b.month);

const places = [...new Set(past.map(({ neighborhood }) => neighborhood))];
const inputs = ({ area, basement, built, garage, neighborhood }: Sale) => [
  1,
  Math.log(area),
  basement / 1000,
  (built - 1970) / 30,
  garage / 500,
  ...places.map((place) => Number(place === neighborhood)),
];

/** Ridge regression on the logarithm of the price: Gaussian elimination on the normal equations. */
function fit(rows: readonly (readonly number[])[], targets: readonly number[]): number[] {
  const n = rows[0]!.length;
  const system = Array.from({ length: n }, (_, i) => [
    ...Array.from({ length: n }, (_, j) => rows.reduce((sum, row) => sum + row[i]! * row[j]!, i === j ? 1 : 0)),
    rows.reduce((sum, row, k) => sum + row[i]! * targets[k]!, 0),
  ]);
  for (const [i, pivot] of system.entries())
    for (const [k, row] of system.entries())
      if (k !== i) {
        const factor = row[i]! / pivot[i]!;
        for (let j = i; j <= n; j++) row[j] = row[j]! - factor * pivot[j]!;
      }
  return system.map((row, i) => row[n]! / row[i]!);
}

const weights = fit(past.map(inputs), past.map(({ price }) => Math.log(price)));
const estimate = (sale: Sale) =>
  Math.round(Math.exp(inputs(sale).reduce((sum, value, i) => sum + value * weights[i]!, 0)));

const DAY = 86_400_000;
const minute = (time: number) => `${new Date(time).toISOString().slice(0, 16)}Z`;
const columns = ['area', 'basement', 'built', 'garage', 'neighborhood'] as const;
// The table has months: within one, sales are spread evenly.
const served = future.map((sale) => {
  const same = future.filter(({ year, month }) => year === sale.year && month === sale.month);
  const share = (same.indexOf(sale) + 0.5) / same.length;
  const time = Date.UTC(sale.year, sale.month - 1, 1) + Math.floor(share * 28 * DAY);
  return { sale, time, estimate: estimate(sale) };
});

const folder = 'house-price/monitoring';
const row = (sale: Sale) => columns.map((column) => sale[column]).join(',');
writeFileSync(`${folder}/reference.csv`, `${[columns.join(','), ...past.map(row)].join('\n')}\n`);
writeFileSync(
  `${folder}/served.csv`,
  `${[`id,served_at,${columns.join(',')},estimate`, ...served.map(({ sale, time, estimate: told }) => `${sale.id},${minute(time)},${row(sale)},${told}`)].join('\n')}\n`,
);
// A sale is entered at the county some six weeks after the listing.
writeFileSync(
  `${folder}/labels.csv`,
  `${['id,known_at,price', ...served.map(({ sale, time }) => `${sale.id},${minute(time + 45 * DAY)},${sale.price}`)].join('\n')}\n`,
);

/** How much too high estimates are on average, as a share of the price; and the share that is off by more than a fifth. */
const of = (some: readonly Sale[]) => {
  const off = some.map((sale) => estimate(sale) / sale.price - 1);
  return {
    sales: some.length,
    bias: off.reduce((sum, one) => sum + one, 0) / off.length,
    wrong: off.filter((one) => Math.abs(one) > 0.2).length / off.length,
  };
};
const learned = of(past);
const years = Object.fromEntries([2008, 2009, 2010].map((year) => [year, of(sales.filter((sale) => sale.year === year))]));
mkdirSync('out', { recursive: true });
writeFileSync(
  'out/market.json',
  `${JSON.stringify({
    learned: learned.bias,
    bias08: years[2008]!.bias,
    bias09: years[2009]!.bias,
    bias10: years[2010]!.bias,
    wrong08: years[2008]!.wrong,
    wrong10: years[2010]!.wrong,
  })}\n`,
);
console.log('year   sales  too high by  off by more than 20 %');
for (const [year, found] of Object.entries({ '06/07': learned, ...years }))
  console.log(`${year.padEnd(5)}  ${String(found.sales).padStart(5)}  ${`${(100 * found.bias).toFixed(1)} %`.padStart(11)}  ${(100 * found.wrong).toFixed(1)} %`);
