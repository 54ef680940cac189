// who is about to leave?
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const lines = readFileSync('raw/customers.csv', 'utf8').trim().split('\n').slice(1);
const rows = lines.map((line) => line.split(','));
const x = rows.map((r) => [Number(r[1]) / 100, r[2] === 'Month-to-month' ? 1 : 0, Number(r[3]) / 72, r[4] === 'Fiber optic' ? 1 : 0]);
const y = rows.map((r) => (r[9] === 'Yes' ? 1 : 0));

const w = [0, 0, 0, 0];
let b = 0;
for (let epoch = 0; epoch < 30; epoch++)
  for (let i = 0; i < x.length; i++) {
    const p = 1 / (1 + Math.exp(-(b + w.reduce((sum, one, j) => sum + one * x[i]![j]!, 0))));
    const step = 0.05 * (y[i]! - p);
    b += step;
    for (let j = 0; j < 4; j++) w[j] = w[j]! + step * x[i]![j]!;
  }

const right = x.filter((one, i) => b + w.reduce((sum, weight, j) => sum + weight * one[j]!, 0) > 0 === (y[i] === 1)).length;
console.log('accuracy', right / x.length);
const stay = y.filter((one) => one === 0).length / y.length;
mkdirSync('out', { recursive: true });
writeFileSync('out/notebook.json', JSON.stringify({ accuracy: right / x.length, stay, gain: right / x.length - stay }));
writeFileSync('model.json', JSON.stringify({ w, b }));
