// train.csv → model.json; held-out.csv → metrics.json
import { readFileSync, writeFileSync } from 'node:fs';
import { readCustomers } from './customers.ts';
import { readsPerScore, shareFound } from './metrics.ts';
import { score, trainModel } from './model.ts';

const params = JSON.parse(readFileSync('churn/params.json', 'utf8'));
const model = trainModel(readCustomers('churn/train.csv'), params);
const text = `${JSON.stringify(model)}\n`;
writeFileSync('churn/model.json', text);

const heldOut = readCustomers('churn/held-out.csv');
const scores = heldOut.map((customer) => score(model, customer));
const metrics = {
  ...shareFound(heldOut, scores, params.call_share),
  bytes: text.length,
  reads: readsPerScore(model, heldOut.slice(0, 20)),
};
writeFileSync('churn/metrics.json', `${JSON.stringify(metrics, null, 2)}\n`);
console.log(`Of those who left, ${(metrics.found * 100).toFixed(1)} % are among the ${params.call_share * 100} % to be called.`);
