// What is each feature worth? A model learns from 2006 and 2007; 2008 says what it would be without each of them.
import './notebook.ts';
import { writeFile } from 'node:fs/promises';
import { correlation, permutationImportance } from './lib/importance.ts';
import { matrix, pricesOf, readFeatures, trainModel } from './lib/price-model.ts';

const { names, sales } = await readFeatures();
const learn = sales.filter((sale) => sale.year < 2008);
const choose = sales.filter((sale) => sale.year === 2008);

const model = trainModel(learn, names);
const { error, features } = permutationImportance(model, matrix(choose, names), pricesOf(choose), names, { repeats: 10 });
const ranked = features
  .map((feature) => ({ ...feature, correlation: correlation(learn.map((sale) => sale.features[feature.name]), pricesOf(learn)) }))
  .sort((a, b) => b.mean - a.mean);

console.log(`${names.length} features, error on ${choose.length} sales of 2008: $${Math.round(error)}`);
for (const { name, mean, spread, correlation } of ranked.slice(0, 10))
  console.log(`${name}: $${Math.round(mean)}, give or take $${Math.round(spread)} (correlation ${correlation.toFixed(2)})`);
console.log(`all ${names.length} are in out/importance.json, and in the panel Importance`);

const byCorrelation = [...ranked].sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation));
const withoutWorth = ranked.filter((feature) => feature.mean <= feature.spread).length;
await writeFile(
  'out/importance.json',
  JSON.stringify({ unit: '$', measuredOn: `${choose.length} sales of 2008`, repeats: 10, error, count: names.length, withoutWorth, first: ranked[0].name, firstByCorrelation: byCorrelation[0].name, features: ranked }, null, 2),
);
