// model.json, data/features.csv → metrics.json, plots/residuals.csv: judged by the fifth row of each five.
import { readFileSync } from 'node:fs';
import { predict } from '../lib/linear.ts';
import { readTable, write, writeTable } from '../lib/table.ts';

const model = JSON.parse(readFileSync('model.json', 'utf8'));
const rows = readTable('data/features.csv').filter((_, i) => i % 5 === 0);
const residuals = rows.map((row) => {
  const estimate = predict(model, model.inputs.map((column: string) => Number(row[column])), (sum) => sum);
  return { area: row.area!, residual: (estimate - Number(row.target)).toFixed(4) };
});
const rmsle = Math.sqrt(residuals.reduce((sum, { residual }) => sum + Number(residual) ** 2, 0) / rows.length);
write('metrics.json', `${JSON.stringify({ rmsle: Number(rmsle.toFixed(6)) })}\n`);
writeTable('plots/residuals.csv', residuals);
console.log(`evaluate: error ${(100 * rmsle).toFixed(1)} %`);
