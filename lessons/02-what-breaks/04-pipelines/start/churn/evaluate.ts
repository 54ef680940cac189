// model.json, data/test.csv → metrics.json, plots/calibration.csv
import { readFileSync } from 'node:fs';
import { predict, sigmoid } from '../lib/linear.ts';
import { readTable, write, writeTable } from '../lib/table.ts';

const model = JSON.parse(readFileSync('model.json', 'utf8'));
const scored = readTable('data/test.csv').map((row) => ({
  score: predict(model, model.inputs.map((column: string) => Number(row[column])), sigmoid),
  left: Number(row.target),
}));
const [gone, here] = [1, 0].map((left) => scored.filter((one) => one.left === left));
const hits = gone!.flatMap((a) => here!.map((b) => Number(a.score > b.score)));
const auc = hits.reduce((sum, hit) => sum + hit, 0) / hits.length;
write('metrics.json', `${JSON.stringify({ auc: Number(auc.toFixed(6)), customers: scored.length })}\n`);

// Of five bands of scores: what was said, and how many left.
const bands = [0, 1, 2, 3, 4]
  .map((band) => scored.filter(({ score }) => Math.min(4, Math.floor(score * 5)) === band))
  .filter((band) => band.length > 0);
const mean = (list: readonly number[]) => (list.reduce((sum, one) => sum + one, 0) / list.length).toFixed(4);
writeTable(
  'plots/calibration.csv',
  bands.map((band) => ({ said: mean(band.map(({ score }) => score)), left: mean(band.map(({ left }) => left)) })),
);
console.log(`evaluate: AUC ${auc.toFixed(3)} on ${scored.length} customers`);
