// data/features.csv → data/train.csv, data/test.csv: split.share of the rows, drawn with split.seed, for the test.
import { chance } from '../lib/linear.ts';
import { paramsOf } from '../lib/params.ts';
import { readTable, writeTable } from '../lib/table.ts';

const { share, seed } = paramsOf('split');
const random = chance(seed!);
const rows = readTable('data/features.csv').map((row) => ({ row, isTest: random() < share! }));
const part = (isTest: boolean) => rows.filter((one) => one.isTest === isTest).map(({ row }) => row);
writeTable('data/train.csv', part(false));
writeTable('data/test.csv', part(true));
console.log(`split: ${part(false).length} to train, ${part(true).length} to test`);
