// raw/customers.csv → data/clean.csv: complete rows of customers who have been there for prepare.min_tenure months.
import { paramsOf } from '../lib/params.ts';
import { readTable, writeTable } from '../lib/table.ts';

const { min_tenure } = paramsOf('prepare');
const customers = readTable('raw/customers.csv');
const clean = customers.filter((row) => Number(row.tenure) >= min_tenure! && Number(row.monthly_charges) > 0);
writeTable('data/clean.csv', clean);
console.log(`prepare: ${clean.length} of ${customers.length} customers`);
