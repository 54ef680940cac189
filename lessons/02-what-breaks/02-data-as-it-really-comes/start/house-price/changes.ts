// Homestead's own database: PostgreSQL. A nightly pull copies what has changed since the last one.
import { PGlite } from '@electric-sql/pglite';
import { mkdir, readFile, writeFile } from 'node:fs/promises';

const db = await PGlite.create();

// The real sales: id, price, and when the row was last changed.
const [header, ...lines] = (await readFile('data/ames_housing.csv', 'utf8')).trim().split('\n');
const price = header.split(',').indexOf('Sale_Price');
const sales = lines.map((line, i) => ({ id: i + 1, price: Number(line.split(',')[price]) }));
await db.exec(`
  create table sales (id int primary key, price int not null, updated_at timestamptz not null);
  create table copy_highest (like sales including all);
  create table copy_overlap (like sales including all);
`);
await db.query(
  `insert into sales select (row->>'id')::int, (row->>'price')::int, '2026-01-05 06:00+00'::timestamptz - (row->>'id')::int * interval '1 minute'
   from jsonb_array_elements($1::jsonb) as row`,
  [JSON.stringify(sales)],
);

/** Copies what changed after `since`, by the key; returns how many rows it read. */
async function pull(copy: string, since: string): Promise<number> {
  const { affectedRows } = await db.query(
    `insert into ${copy} select * from sales where updated_at > $1::timestamptz
     on conflict (id) do update set price = excluded.price, updated_at = excluded.updated_at`,
    [since],
  );
  return affectedRows ?? 0;
}
const highest = async (copy: string): Promise<string> =>
  (await db.query<{ mark: string }>(`select max(updated_at)::text as mark from ${copy}`)).rows[0].mark;

// Monday, 06:00. Both pulls copy everything.
await pull('copy_highest', '-infinity');
await pull('copy_overlap', '-infinity');
const mark = await highest('copy_highest');

// A colleague's transaction began at 05:40 and stamps its rows with now(), the time it began. It commits at 06:05.
await db.exec(`update sales set price = price + 1000, updated_at = '2026-01-05 05:40+00' where id <= 40`);
// After that, ordinary changes.
await db.exec(`update sales set price = price + 500, updated_at = '2026-01-05 09:00+00' where id between 101 and 160`);

// Tuesday. One pull takes what is above the highest stamp it has, the other looks back an hour from there.
await pull('copy_highest', mark);
const read = await pull('copy_overlap', new Date(Date.parse(mark) - 3_600_000).toISOString());

async function compare(copy: string) {
  const { rows } = await db.query<{ missed: number; copied: number; distinct: number }>(
    `select count(*) filter (where c.price is distinct from s.price)::int as missed, count(c.id)::int as copied,
            count(distinct c.id)::int as distinct from sales s left join ${copy} c using (id)`,
  );
  return { missed: rows[0].missed, doubled: rows[0].copied - rows[0].distinct };
}
const report = {
  sales: sales.length,
  highest: await compare('copy_highest'),
  overlap: { ...(await compare('copy_overlap')), again: read - 100 },
};
await mkdir('out', { recursive: true });
await writeFile('out/changes.json', JSON.stringify(report, null, 2));
console.table({ 'above the highest stamp': report.highest, 'an hour of overlap': report.overlap });
