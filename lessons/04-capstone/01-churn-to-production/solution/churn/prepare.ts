// raw/customers.csv → prepared/train.csv, prepared/test.csv. By the last digit of the id, so that a customer stays where they are.
import { customerOf, CustomerError } from './customers.ts';
import { readTable, type Row, writeTable } from './table.ts';

function isCustomer(row: Row): boolean {
  try {
    customerOf(row);
    return row.churn === 'Yes' || row.churn === 'No';
  } catch (error) {
    if (error instanceof CustomerError) return false;
    throw error;
  }
}

const all = readTable('raw/customers.csv');
const rows = all.filter(isCustomer);
if (rows.length === 0) {
  console.error(`None of the ${all.length} rows of raw/customers.csv is a customer.`);
  process.exit(1);
}
const columns = Object.keys(rows[0]!);
const isHeldOut = ({ id = '' }: Row) => id.endsWith('7') || id.endsWith('3');
writeTable('prepared/train.csv', columns, rows.filter((row) => !isHeldOut(row)));
writeTable('prepared/test.csv', columns, rows.filter(isHeldOut));
console.log(`${rows.length} customers of ${all.length} rows.`);
