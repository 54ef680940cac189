// prepared/train.csv → model.json, with the settings that experiments have found best.
import { readFileSync, writeFileSync } from 'node:fs';
import { knownOf } from './metrics.ts';
import { trainModel } from './model.ts';
import { readTable } from './table.ts';

const { chosen } = JSON.parse(readFileSync('params.json', 'utf8'));
const { customers, left } = knownOf(readTable('prepared/train.csv'));
writeFileSync('model.json', `${JSON.stringify(trainModel(customers, left, chosen))}\n`);
console.log(`Trained on ${customers.length} customers.`);
