import { COURSE_ID } from '../../content/course';
import type { RecordDatabase } from '../../runtime/storage/record-database';
import { signedIn, watchSignedIn } from '../account/signed-in';

/**
 * `database`, recorded in the log of whoever has signed in here. What records is loaded only once somebody has, also while the
 * database is in use: who learns without an account has none of it.
 */
export async function followedDatabase(database: RecordDatabase): Promise<RecordDatabase> {
  let current = database;
  const follow = async () => {
    if (signedIn() === null || current !== database) return;
    const [{ recordedDatabase }, { logPorts }, { announceSync }] = await Promise.all([
      import('../../runtime/sync/recorded-database'),
      import('./log-ports'),
      import('./sync-tabs'),
    ]);
    current = recordedDatabase(database, {
      ...logPorts(),
      userId: () => signedIn()?.userId ?? null,
      course: COURSE_ID,
      onAppended: () => announceSync({ type: 'appended' }),
    });
  };
  const stop = watchSignedIn(() => void follow());
  await follow();
  return {
    get: (table, key) => current.get(table, key),
    getMany: (table, keys) => current.getMany(table, keys),
    keys: (table, prefix) => current.keys(table, prefix),
    under: (table, prefix, after, upTo) => current.under(table, prefix, after, upTo),
    read: (tables, work) => current.read(tables, work),
    write: (writes, expect) => current.write(writes, expect),
    transact: (tables, plan, expect) => current.transact(tables, plan, expect),
    close: () => {
      stop();
      database.close();
    },
  };
}
