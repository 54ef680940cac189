import { readFileSync, writeFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { csvParse } from 'd3-dsv';

const VALUES = [
  'contract=Month-to-month',
  'contract=Two year',
  'internet_service=Fiber optic',
  'internet_service=No',
  'online_security=Yes',
];
const SCALE = { tenure: 72, monthly_charges: 120 };

const rows = csvParse(readFileSync('exports/customers.csv', 'utf8'));
const inputs = tf.tensor2d(
  rows.map((row) => [
    ...Object.entries(SCALE).map(([column, scale]) => Number(row[column]) / scale),
    ...VALUES.map((name) => Number(row[name.split('=')[0]!] === name.split('=')[1])),
  ]),
);
const left = tf.tensor2d(rows.map((row) => [Number(row.left === 'yes')]));

const model = tf.sequential();
model.add(
  tf.layers.dense({ units: 1, inputShape: [7], activation: 'sigmoid', kernelInitializer: 'zeros' }),
);
model.compile({ optimizer: tf.train.adam(0.05), loss: 'binaryCrossentropy' });
await model.fit(inputs, left, { epochs: 60, batchSize: 60, shuffle: false, verbose: 0 });

const [kernel, bias] = model.getWeights().map((weights) => weights.dataSync());
const scales = Object.values(SCALE);
const weights = Object.fromEntries(
  [...Object.keys(SCALE), ...VALUES].map((name, at) => [
    name,
    Number((kernel![at]! / (scales[at] ?? 1)).toFixed(5)),
  ]),
);
writeFileSync(
  'churn/model.json',
  `${JSON.stringify({ bias: Number(bias![0]!.toFixed(5)), weights }, null, 2)}\n`,
);
console.log('churn/model.json written');
