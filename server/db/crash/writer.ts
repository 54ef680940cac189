import { guarded } from '../guard';
import { embeddedFolder, openDb } from '../open';
import { openPglite } from '../pglite/driver';
import { PowerLossFS } from './power-loss-fs';

/**
 * A process to be killed: writes rows one at a time, and prints the number of each when its transaction was
 * acknowledged. `tsx writer.ts <data folder> <first number>`, with DATABASE_URL for PostgreSQL. With LOSE_POWER_AT it ends
 * itself at that write to a file, and what was not synced is lost; with FORGET_SYNCS a sync does nothing, as a control.
 */
const [dataDir = '', first = '1'] = process.argv.slice(2);
const losePowerAt = process.env.LOSE_POWER_AT;
const folder = embeddedFolder(dataDir);
const { db } =
  losePowerAt === undefined
    ? await openDb({ dataDir, databaseUrl: process.env.DATABASE_URL })
    : {
        db: guarded(
          await openPglite(
            folder,
            new PowerLossFS(folder, Number(losePowerAt), process.env.FORGET_SYNCS !== undefined),
          ),
        ),
      };
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
