// homestead price estimate - run top to bottom
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { mean, median } from 'd3-array';
import { autoType, csvParse } from 'd3-dsv';

interface Sale {
  Year_Sold: number;
  Sale_Price: number;
}

// --- load
const table = csvParse(await readFile('data/sales.csv', 'utf8'), autoType) as unknown as Sale[];

// --- 1 understand
const before = table.filter((row) => row.Year_Sold < 2009);
const after = table.filter((row) => row.Year_Sold >= 2009);
const shown = median(before, (row) => row.Sale_Price) ?? 0;
const baseline = {
  estimate: shown,
  learntFrom: before.length,
  judgedOn: after.length,
  error: mean(after, (row) => Math.abs(row.Sale_Price - shown)),
  errorPercent: mean(after, (row) => (100 * Math.abs(row.Sale_Price - shown)) / row.Sale_Price),
  tooHighPercent: (100 * after.filter((row) => row.Sale_Price < shown).length) / after.length,
};
console.log(baseline);

await mkdir('out', { recursive: true });
await writeFile('out/baseline.json', JSON.stringify(baseline));
