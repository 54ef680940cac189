// Every hour: page views and enquiries into the warehouse.
import { request } from './request.ts';

const FILES = 'http://files.homestead.lab';
const API = 'http://api.homestead.lab';
const WAREHOUSE = 'http://warehouse.homestead.lab';

const put = (path: string, rows: object[]) =>
  request(`${WAREHOUSE}/${path}`, { method: 'PUT', body: JSON.stringify({ rows }) });

/** Why a row may not go into its table, or null. Every column of both tables is an id, a date or a count. */
function reasonAgainst(row: Record<string, unknown>): string | null {
  for (const column of ['seconds', 'offer'])
    if (column in row && !/^\d+$/.test(String(row[column]))) return `${column} is ${row[column]}`;
  return null;
}

/** Writes rows by their key, in batches of 100, while they come in. */
async function write(table: string, rows: AsyncIterable<any>) {
  let batch: object[] = [];
  let bad: object[] = [];
  const flush = async () => {
    if (batch.length > 0) await put(`tables/${table}`, batch);
    if (bad.length > 0) await put('quarantine', bad);
    batch = [];
    bad = [];
  };
  for await (const row of rows) {
    const reason = reasonAgainst(row);
    if (reason) bad.push({ table, reason, row });
    else batch.push(row);
    if (batch.length + bad.length === 100) await flush();
  }
  await flush();
}

// Enquiries: each page asked for by the last key of the one before.
async function* enquiries() {
  let after: string | null = '';
  while (after !== null) {
    const page: any = await (await request(`${API}/enquiries?after=${after}&limit=40`)).json();
    yield* page.items;
    after = page.next_after;
  }
}

// Views: one CSV file, line by line; a piece may end in the middle of a row.
async function* views() {
  const decoder = new TextDecoder();
  const response: any = await request(`${FILES}/views.csv`);
  let rest = '';
  let columns: string[] | null = null;
  for await (const bytes of response.body) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const cells = line.split(',');
      if (columns === null) columns = cells;
      else yield Object.fromEntries(columns.map((column, i) => [column, cells[i]]));
    }
  }
}

await write('enquiries', enquiries());
await write('views', views());
console.log('done');
