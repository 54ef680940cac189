import { readFile } from 'node:fs/promises';
import { PriceModel } from './src/model.ts';
import type { RawRow } from './src/parse-listing.ts';
import { type Answer, EstimateService } from './src/service.ts';

// The one place that reads files and puts the parts together.
const service = new EstimateService(new PriceModel(JSON.parse(await readFile('house-price/model.json', 'utf8'))));

export const estimate = (row: RawRow): number => service.estimate(row);
export const estimateAll = (rows: readonly RawRow[]): Answer[] => service.estimateAll(rows);
