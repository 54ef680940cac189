/**
 * npm run spread: how far an estimate from six facts is off, measured on the sales of 2009 and 2010. Of ten of them,
 * eight had a price between `low` and `high` times the estimate.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { readSales } from '../src/sales.ts';
import { readEstimate } from './estimate.ts';

const heldOut = (await readSales()).filter((sale) => sale.yearSold >= 2009);
const estimate = await readEstimate();
const estimates = heldOut.map((sale) => estimate(sale));
const ratios = heldOut.map((sale, i) => sale.price / estimates[i]!).sort((a, b) => a - b);
const quantile = (share: number) => ratios[Math.round(share * (ratios.length - 1))]!;
const error = heldOut.reduce((sum, sale, i) => sum + Math.abs(sale.price - estimates[i]!), 0) / heldOut.length;

const spread = { sales: heldOut.length, averageError: Math.round(error), low: quantile(0.1), high: quantile(0.9) };
await mkdir('out', { recursive: true });
await writeFile('out/spread.json', `${JSON.stringify(spread, null, 2)}\n`);
console.log(`${spread.sales} held-out sales, average error $${spread.averageError.toLocaleString('en-US')}`);
console.log(`8 of 10 sold for ${spread.low.toFixed(3)} to ${spread.high.toFixed(3)} times the estimate; wrote out/spread.json`);
