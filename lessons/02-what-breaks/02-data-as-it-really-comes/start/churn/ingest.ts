// Every hour: customers, usage, tickets and payments into the warehouse.
const FILES = 'http://files.northline.lab';
const API = 'http://api.northline.lab';
const EVENTS = 'http://events.northline.lab';
const WAREHOUSE = 'http://warehouse.northline.lab';

async function append(table: string, rows: object[]) {
  for (let i = 0; i < rows.length; i += 100)
    await fetch(`${WAREHOUSE}/tables/${table}`, {
      method: 'POST',
      body: JSON.stringify({ rows: rows.slice(i, i + 100) }),
    });
}

function parse(text: string) {
  const [header, ...lines] = text.trim().split('\n');
  const columns = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, i) => [column, cells[i]]));
  });
}

// Payments: a stream.
const stream = await fetch(`${EVENTS}/stream`);
const payments: any[] = [];
let rest = '';
try {
  for await (const bytes of stream.body) {
    const lines = (rest + new TextDecoder().decode(bytes)).split('\n');
    rest = lines.pop() ?? '';
    payments.push(...lines.map((line) => JSON.parse(line)));
  }
} catch {
  // the stream ends like that sometimes
}
const position = payments.at(-1)?.position;
await fetch(`${EVENTS}/commit`, { method: 'POST', body: JSON.stringify({ position }) });
await append('payments', payments.map(({ position: _, ...payment }) => payment));

// Customers: three parts.
for (const part of ['part-1.csv', 'part-2.csv', 'part-3.csv']) {
  const response = await fetch(`${FILES}/customers/${part}`);
  if (response.ok) await append('customers', parse(await response.text()));
}

// Tickets: an API with pages.
const tickets: any[] = [];
for (let offset = 0; ; offset += 40) {
  const response = await fetch(`${API}/tickets?offset=${offset}&limit=40`);
  const page = await response.json();
  if (!page.items) break; // no more
  tickets.push(...page.items);
  if (page.next_offset === null) break;
}
await append('tickets', tickets);

// Usage: one large file.
await append('usage', parse(await (await fetch(`${FILES}/usage.csv`)).text()));
console.log('done');
