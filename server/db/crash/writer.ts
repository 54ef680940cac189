import { openDb } from '../open';

/**
 * A process to be killed: writes rows one at a time, and prints the number of each when its transaction was
 * acknowledged. `tsx writer.ts <data folder> <first number>`, with DATABASE_URL for PostgreSQL.
 */
const [dataDir = '', first = '1'] = process.argv.slice(2);
const { db } = await openDb({ dataDir, databaseUrl: process.env.DATABASE_URL });
await db.script(
  'create table if not exists crash_rows (n int primary key, again int not null, body text not null)',
);
process.stdout.write('open\n');
for (let n = Number(first); ; n++) {
  await db.tx(async (queries) => {
    await queries.query('insert into crash_rows values ($1, 0, $2)', [n, 'x'.repeat(1_000)]);
    await queries.query('update crash_rows set again = n where n = $1', [n]);
  });
  process.stdout.write(`${n}\n`);
}
