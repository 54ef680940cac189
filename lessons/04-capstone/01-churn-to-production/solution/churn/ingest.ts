// incoming/*.csv → raw/customers.csv. Each customer once, whatever came before; what is broken stays in incoming/ and is named.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { customerOf, CustomerError } from './customers.ts';
import { readTable, type Row, tableOf, writeTable } from './table.ts';

const known = readTable('raw/customers.csv');
const seen = new Set(known.map(({ id }) => id));
const columns = Object.keys(known[0] ?? {});
const added: Row[] = [];
const files = existsSync('incoming') ? readdirSync('incoming').filter((name) => name.endsWith('.csv')).sort() : [];
for (const name of files)
  for (const row of tableOf(readFileSync(`incoming/${name}`, 'utf8'))) {
    if (seen.has(row.id)) continue;
    try {
      customerOf(row);
    } catch (error) {
      if (!(error instanceof CustomerError)) throw error;
      console.error(`${name}: customer ${row.id}: ${error.message}`);
      continue;
    }
    seen.add(row.id);
    added.push(row);
  }
writeTable('raw/customers.csv', columns, [...known, ...added]);
console.log(`${added.length} customers are new, of ${files.length} files.`);
