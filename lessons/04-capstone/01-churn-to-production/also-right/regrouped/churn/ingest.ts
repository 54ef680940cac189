// incoming/*.csv → raw/customers.csv, by a table of customers: what is there stays, and what is new is added at the end.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { customerOf } from './customers.ts';

const [head = '', ...lines] = readFileSync('raw/customers.csv', 'utf8').trim().split('\n');
const columns = head.split(',');
const byId = new Map(lines.map((line) => [line.split(',')[0], line]));
const before = byId.size;
let names: string[] = [];
try {
  names = readdirSync('incoming').filter((name) => name.endsWith('.csv'));
} catch {
  console.log('Nothing has come.');
}
for (const name of names) {
  const text = readFileSync(`incoming/${name}`, 'utf8').trim();
  for (const line of text.split('\n').slice(1)) {
    const cells = line.trim().split(',');
    if (cells.length !== columns.length || byId.has(cells[0])) continue;
    try {
      customerOf(Object.fromEntries(columns.map((column, i) => [column, cells[i]])));
      byId.set(cells[0], line.trim());
    } catch (error) {
      console.warn(`${name}: ${cells[0]}: ${(error as Error).message}`);
    }
  }
}
writeFileSync('raw/customers.csv', `${[head, ...byId.values()].join('\n')}\n`);
console.log(`${byId.size - before} customers more.`);
