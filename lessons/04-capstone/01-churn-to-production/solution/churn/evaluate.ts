// model.json, prepared/test.csv → metrics.json
import { readFileSync, writeFileSync } from 'node:fs';
import { knownOf, metricsOf } from './metrics.ts';
import { readTable } from './table.ts';

const metrics = metricsOf(JSON.parse(readFileSync('model.json', 'utf8')), knownOf(readTable('prepared/test.csv')));
writeFileSync('metrics.json', `${JSON.stringify(metrics, null, 2)}\n`);
console.log(JSON.stringify(metrics));
