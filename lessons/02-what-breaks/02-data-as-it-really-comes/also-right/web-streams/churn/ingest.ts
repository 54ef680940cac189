import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { SourceError } from './src/errors.ts';
import { pages, rowsOfCsv, rowsOfStream } from './src/read.ts';
import { request } from './src/request.ts';
import { Table } from './src/table.ts';

const STATE = 'churn/state/parts.json';

/** The parts that are in the warehouse already need not be read again. */
async function customers() {
  const done: string[] = existsSync(STATE) ? JSON.parse(readFileSync(STATE, 'utf8')) : [];
  const listing = await request('customers', 'http://files.northline.lab/customers/');
  const { ready } = await listing.json();
  for (const part of ready.filter((name: string) => !done.includes(name))) {
    await new Table('customers').load(rowsOfCsv('customers', `customers/${part}`));
    done.push(part);
    mkdirSync('churn/state', { recursive: true });
    writeFileSync(STATE, JSON.stringify(done));
  }
}

const results = [];
results.push(await settle(new Table('usage').load(rowsOfCsv('usage', 'usage.csv'))));
results.push(await settle(customers()));
results.push(await settle(new Table('tickets').load(pages('tickets'))));
results.push(await settle(new Table('payments').load(rowsOfStream('payments'))));

async function settle(work: Promise<unknown>): Promise<SourceError | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof SourceError) return error;
    throw error;
  }
}

const failed = results.find((error) => error !== null);
if (failed) throw failed;
