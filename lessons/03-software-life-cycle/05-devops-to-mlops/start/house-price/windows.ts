// Homestead's model learned from the sales of 2006 and 2007. A candidate learns from the last year before 2010. Which rows say whether
// it is better? data/sales.csv → out/windows.json
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

interface Sale {
  readonly year: number;
  readonly inputs: readonly number[];
  readonly price: number;
}

const [head = '', ...lines] = readFileSync('data/sales.csv', 'utf8').trim().split('\n');
const names = head.trim().split(',');
const cellsOf = (line: string) => line.trim().split(',');
const cell = (line: string, name: string) => cellsOf(line)[names.indexOf(name)] ?? '';
const places = [...new Set(lines.map((line) => cell(line, 'Neighborhood')))].sort();
const sales = lines.map((line): Sale => {
  const place = cell(line, 'Neighborhood');
  return {
    year: Number(cell(line, 'Year_Sold')),
    price: Number(cell(line, 'Sale_Price')),
    inputs: [
      1,
      Math.log(Number(cell(line, 'Gr_Liv_Area'))),
      Number(cell(line, 'Total_Bsmt_SF')) / 1000,
      (Number(cell(line, 'Year_Built')) - 1970) / 30,
      Number(cell(line, 'Garage_Area')) / 500,
      ...places.map((one) => Number(one === place)),
    ],
  };
});

/** Ridge regression on the logarithm of the price, by elimination on the normal equations. */
function fit(rows: readonly Sale[]): readonly number[] {
  const n = rows[0]!.inputs.length;
  const system = Array.from({ length: n }, (_, i) => {
    const sums: number[] = new Array(n + 1).fill(0);
    sums[i] = 0.01;
    for (const { inputs, price } of rows) {
      const weight = inputs[i]!;
      if (weight === 0) continue;
      for (let j = 0; j < n; j++) sums[j]! += weight * inputs[j]!;
      sums[n]! += weight * Math.log(price);
    }
    return sums;
  });
  for (const [i, pivot] of system.entries())
    for (const [k, row] of system.entries())
      if (k !== i) {
        const factor = row[i]! / pivot[i]!;
        for (let j = i; j <= n; j++) row[j]! -= factor * pivot[j]!;
      }
  return system.map((row, i) => row[n]! / row[i]!);
}

/** The mean error, as a share of the price. */
const errorOf = (weights: readonly number[], rows: readonly Sale[]) =>
  rows.reduce((sum, { inputs, price }) => {
    const estimate = Math.exp(inputs.reduce((all, value, i) => all + value * weights[i]!, 0));
    return sum + Math.abs(estimate / price - 1);
  }, 0) / rows.length;

const past = sales.filter(({ year }) => year <= 2007);
const test = past.filter((_, row) => row % 5 === 0);
const champion = fit(past.filter((_, row) => row % 5 !== 0));
// A small window, as a retraining after an alert has it.
const window = sales.filter(({ year }) => year === 2009).filter((_, row) => row % 5 === 0);
const candidate = fit(window);
const newest = sales.filter(({ year }) => year === 2010);

const on = (rows: readonly Sale[]) => ({
  rows: rows.length,
  champion: errorOf(champion, rows),
  candidate: errorOf(candidate, rows),
});
const found = { 'the old test set': on(test), 'what the candidate learned from': on(window), 'the newest, that neither has seen': on(newest) };
console.log('rows                                  sales  champion  candidate');
for (const [name, { rows, champion: one, candidate: other }] of Object.entries(found))
  console.log(`${name.padEnd(36)}  ${String(rows).padStart(5)}  ${`${(100 * one).toFixed(1)} %`.padStart(8)}  ${`${(100 * other).toFixed(1)} %`.padStart(9)}`);
mkdirSync('out', { recursive: true });
const [old, own, fresh] = Object.values(found);
const facts = {
  own: own!.candidate,
  ownChampion: own!.champion,
  old: old!.candidate,
  oldChampion: old!.champion,
  fresh: fresh!.candidate,
  freshChampion: fresh!.champion,
  freshGain: fresh!.champion - fresh!.candidate,
};
writeFileSync('out/windows.json', `${JSON.stringify(facts, null, 2)}\n`);
