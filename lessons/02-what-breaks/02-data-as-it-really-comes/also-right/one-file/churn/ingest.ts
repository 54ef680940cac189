import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const schema = JSON.parse(readFileSync('churn/schema.json', 'utf8'));
const host = (name: string) => `http://${name}.northline.lab`;

class SourceError extends Error {
  name = 'SourceError';
  source: string;
  attempts: number;
  constructor(source: string, attempts: number, cause: unknown) {
    super(`cannot read ${source}`, { cause });
    this.source = source;
    this.attempts = attempts;
  }
}

async function retrying(source: string, call: () => Promise<Response>): Promise<any> {
  let last: unknown;
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      const response = await call();
      if (response.ok) return response;
      last = response.status;
      await sleep(1000 * Math.max(Number(response.headers.get('retry-after') ?? 0), 3 ** attempt * 1.5));
    } catch (error) {
      last = error;
      await sleep(2000 * 3 ** attempt);
    }
  }
  throw new SourceError(source, 5, last);
}

const get = (source: string, url: string, ms = 20_000) =>
  retrying(source, () => fetch(url, ms ? { signal: AbortSignal.timeout(ms) } : {}));
const send = (method: string, url: string, value: unknown) =>
  retrying('warehouse', () => fetch(url, { method, body: JSON.stringify(value) }));

function fault(table: string, row: any): string {
  for (const [name, rule] of Object.entries<any>(schema[table].columns)) {
    const value = row[name];
    const bad =
      value === undefined || value === null || `${value}`.trim() === ''
        ? 'blank'
        : rule.type === 'number' && !(Number(value) >= rule.min && Number(value) <= rule.max)
          ? 'not a number in range'
          : rule.type === 'name' && !rule.of.includes(value)
            ? 'unknown'
            : rule.type === 'date' && Number.isNaN(Date.parse(value))
              ? 'not a date'
              : '';
    if (bad) return `${name}: ${bad}`;
  }
  return '';
}

async function store(table: string, rows: any[]) {
  const bad = rows.filter((row) => fault(table, row));
  const good = rows.filter((row) => !fault(table, row));
  if (good.length) await send('PUT', `${host('warehouse')}/tables/${table}`, { rows: good });
  if (bad.length)
    await send('PUT', `${host('warehouse')}/quarantine`, {
      rows: bad.map((row) => ({ table, reason: fault(table, row), row })),
    });
}

async function eachLine(body: any, use: (line: string, isLast: boolean) => Promise<void>) {
  const text = new TextDecoder();
  let buffer = '';
  for await (const piece of body) {
    buffer += text.decode(piece, { stream: true });
    for (let end = buffer.indexOf('\n'); end >= 0; end = buffer.indexOf('\n')) {
      await use(buffer.slice(0, end), false);
      buffer = buffer.slice(end + 1);
    }
  }
  await use(buffer, true);
}

async function csv(table: string, url: string) {
  let names: string[] = [];
  let rows: any[] = [];
  await eachLine((await get(table, url)).body, async (line, isLast) => {
    if (names.length === 0) names = line.split(',');
    else if (line) rows.push(Object.fromEntries(line.split(',').map((cell, i) => [names[i], cell])));
    if (rows.length === 80 || isLast) {
      await store(table, rows);
      rows = [];
    }
  });
}

const jobs = {
  async usage() {
    await csv('usage', `${host('files')}/usage.csv`);
  },
  async customers() {
    const list = await (await get('customers', `${host('files')}/customers/`)).json();
    for (const part of list.ready) await csv('customers', `${host('files')}/customers/${part}`);
  },
  async tickets() {
    for (let after: string | null = ''; after !== null; ) {
      const page: any = await (await get('tickets', `${host('api')}/tickets?after=${after}&limit=25`)).json();
      await store('tickets', page.items);
      after = page.next_after;
    }
  },
  async payments() {
    for (let again = true; again; ) {
      again = false;
      let events: any[] = [];
      const done = async () => {
        if (events.length === 0) return;
        await store('payments', events.map(({ position: _, ...event }) => event));
        await send('POST', `${host('events')}/commit`, { position: events.at(-1).position });
        events = [];
      };
      try {
        await eachLine((await get('payments', `${host('events')}/stream`, 0)).body, async (line, isLast) => {
          if (line) events.push(JSON.parse(line));
          if (events.length === 40 || isLast) await done();
        });
      } catch (error: any) {
        if (error?.message !== 'terminated') throw error;
        await done();
        again = true;
      }
    }
  },
};

let first: unknown;
for (const job of Object.values(jobs)) await job().catch((error) => (first ??= error));
if (first) throw first;
