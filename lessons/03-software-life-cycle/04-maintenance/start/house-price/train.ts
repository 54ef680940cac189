import { mkdirSync, writeFileSync } from 'node:fs';
import { readSales, train } from './sales.ts';

const sales = readSales();
const newest = sales.at(-1)!.month + 1;
mkdirSync('out', { recursive: true });
writeFileSync('out/model.json', `${JSON.stringify(Object.fromEntries(train(sales, newest)), null, 2)}\n`);
console.log(`Trained on the sales of the last year: ${newest} months are known.`);
