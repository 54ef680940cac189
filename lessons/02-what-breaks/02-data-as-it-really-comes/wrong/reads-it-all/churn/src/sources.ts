import { lines } from './lines.ts';
import { request } from './request.ts';
import { Writer } from './writer.ts';

const FILES = 'http://files.northline.lab';
const API = 'http://api.northline.lab';
const EVENTS = 'http://events.northline.lab';

async function copyCsv(table: string, url: string): Promise<void> {
  const writer = new Writer(table);
  const response = await request(table, url);
  const [header = '', ...rows] = (await response.text()).trim().split('\n');
  const columns = header.split(',');
  for (const line of rows) {
    const cells = line.split(',');
    await writer.add(Object.fromEntries(columns.map((column, i) => [column, cells[i]])));
  }
  await writer.flush();
}

/** One large file. */
export const ingestUsage = () => copyCsv('usage', `${FILES}/usage.csv`);

/** The parts that are there by now; the others come with a later run. */
export async function ingestCustomers(): Promise<void> {
  const { ready, expected } = await (await request('customers', `${FILES}/customers/`)).json();
  for (const part of ready) await copyCsv('customers', `${FILES}/customers/${part}`);
  if (ready.length < expected) console.log(`customers: ${ready.length} of ${expected} parts so far`);
}

/** Page by page, each asked for by the last key of the one before: rows that leave the list move nothing. */
export async function ingestTickets(): Promise<void> {
  const writer = new Writer('tickets');
  let after: string | null = '';
  while (after !== null) {
    const url = `${API}/tickets?limit=40&after=${after}`;
    const page: any = await (await request('tickets', url)).json();
    for (const row of page.items) await writer.add(row);
    after = page.next_after;
  }
  await writer.flush();
}

/** The stream from the committed position to its end. Committed is only what has been written. */
export async function ingestPayments(): Promise<void> {
  const writer = new Writer('payments');
  for (let isAtEnd = false; !isAtEnd; ) {
    let position = 0;
    try {
      // No time limit: a stream may last.
      const response = await request('payments', `${EVENTS}/stream`, { signal: undefined });
      for await (const line of lines(response.body)) {
        const { position: at, ...payment } = JSON.parse(line);
        await writer.add(payment);
        position = at;
      }
      isAtEnd = true;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      // Broken off: go on from what was written.
    }
    await writer.flush();
    if (position > 0)
      await request('payments', `${EVENTS}/commit`, { method: 'POST', body: JSON.stringify({ position }) });
  }
}
