// Every hour: page views and enquiries into the warehouse.
const FILES = 'http://files.homestead.lab';
const API = 'http://api.homestead.lab';
const WAREHOUSE = 'http://warehouse.homestead.lab';

async function append(table: string, rows: object[]) {
  for (let i = 0; i < rows.length; i += 100)
    await fetch(`${WAREHOUSE}/tables/${table}`, {
      method: 'POST',
      body: JSON.stringify({ rows: rows.slice(i, i + 100) }),
    });
}

// Enquiries: an API with pages.
const enquiries: any[] = [];
for (let offset = 0; ; offset += 40) {
  const response = await fetch(`${API}/enquiries?offset=${offset}&limit=40`);
  const page = await response.json();
  if (!page.items) break; // no more
  enquiries.push(...page.items);
  if (page.next_offset === null) break;
}
await append('enquiries', enquiries);
console.log(`${enquiries.length} enquiries`);

// Views: one CSV file.
const text = await (await fetch(`${FILES}/views.csv`)).text();
const [header, ...lines] = text.trim().split('\n');
const columns = header.split(',');
const views = lines.map((line) => {
  const cells = line.split(',');
  return Object.fromEntries(columns.map((column, i) => [column, cells[i]]));
});
await append('views', views);
console.log(`${views.length} views`);
