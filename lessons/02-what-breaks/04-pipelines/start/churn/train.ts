// data/train.csv → model.json, with the settings under train.
import { type Settings, sigmoid, train } from '../lib/linear.ts';
import { paramsOf } from '../lib/params.ts';
import { readTable, write } from '../lib/table.ts';

const rows = readTable('data/train.csv');
const inputs = Object.keys(rows[0]!).filter((column) => column !== 'target');
const model = train(
  inputs,
  rows.map((row) => inputs.map((column) => Number(row[column]))),
  rows.map((row) => Number(row.target)),
  paramsOf('train') as unknown as Settings,
  sigmoid,
);
write('model.json', `${JSON.stringify(model)}\n`);
console.log(`train: ${inputs.length} weights from ${rows.length} customers`);
