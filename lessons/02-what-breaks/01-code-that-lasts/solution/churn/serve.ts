import { readFile } from 'node:fs/promises';
import { ChurnModel } from './src/model.ts';
import type { RawRow } from './src/parse-row.ts';
import { type Answer, ChurnService } from './src/service.ts';

// The one place that reads files and puts the parts together.
const service = new ChurnService(new ChurnModel(JSON.parse(await readFile('churn/model.json', 'utf8'))));

export const estimate = (row: RawRow): number => service.estimate(row);
export const estimateAll = (rows: readonly RawRow[]): Answer[] => service.estimateAll(rows);
