// The most important feature gets a twin: the same column with a little noise. The model is trained anew. What are both worth?
import './notebook.ts';
import { writeFile } from 'node:fs/promises';
import { meanAbsoluteError, permutationImportance, seededRandom } from './lib/importance.ts';
import { type FeaturedSale, matrix, pricesOf, readFeatures, trainModel } from './lib/price-model.ts';

const { names, sales } = await readFeatures();
const isLearn = (sale: FeaturedSale) => sale.year < 2008;
const isChoose = (sale: FeaturedSale) => sale.year === 2008;
const measured = (table: FeaturedSale[], columns: string[]) => {
  const model = trainModel(table.filter(isLearn), columns);
  const rows = table.filter(isChoose);
  return { model, ...permutationImportance(model, matrix(rows, columns), pricesOf(rows), columns, { repeats: 10 }) };
};

const before = measured(sales, names);
const first = before.features.reduce((a, b) => (b.mean > a.mean ? b : a));

// noise of a fiftieth of the column's own deviation
const values = sales.map((sale) => sale.features[first.name]);
const middle = values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / values.length);
const random = seededRandom(7);
const twin = `${first.name}_again`;
const twinned = sales.map((sale) => ({
  ...sale,
  features: { ...sale.features, [twin]: sale.features[first.name] + 0.02 * deviation * Math.sqrt(12) * (random() - 0.5) },
}));
const columns = [...names, twin];
const after = measured(twinned, columns);
const worth = (name: string) => after.features.find((feature) => feature.name === name)!.mean;

// both shuffled together: the rows of 2008 get both values from one other house
const rows = twinned.filter(isChoose);
const order = rows.map((row) => ({ row, at: random() })).sort((a, b) => a.at - b.at);
const together =
  meanAbsoluteError(
    after.model.predict(
      matrix(rows.map((row, i) => ({ ...row, features: { ...row.features, [first.name]: order[i].row.features[first.name], [twin]: order[i].row.features[twin] } })), columns),
    ),
    pricesOf(rows),
  ) - after.error;

const usd = (value: number) => `$${Math.round(value).toLocaleString('en-US')}`;
console.log(`${first.name} alone is worth ${usd(first.mean)}`);
console.log(`with its twin: ${usd(worth(first.name))}, the twin ${usd(worth(twin))}, both shuffled together ${usd(together)}`);
console.log(`error without the twin ${usd(before.error)}, with it ${usd(after.error)}`);
await writeFile(
  'out/twins.json',
  JSON.stringify({ name: first.name, alone: first.mean, first: worth(first.name), second: worth(twin), together, error: before.error, errorWithTwin: after.error, shareLeft: worth(first.name) / first.mean }, null, 2),
);
