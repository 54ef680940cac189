// raw/sales.csv → data/clean.csv: complete sales of houses that are not larger than prepare.max_area.
import { paramsOf } from '../lib/params.ts';
import { readTable, writeTable } from '../lib/table.ts';

const { max_area } = paramsOf('prepare');
const sales = readTable('raw/sales.csv');
const clean = sales.filter((sale) => Number(sale.price) > 0 && Number(sale.area) <= max_area!);
writeTable('data/clean.csv', clean);
console.log(`prepare: ${clean.length} of ${sales.length} sales`);
