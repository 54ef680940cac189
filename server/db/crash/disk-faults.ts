import type { DiskFault, FaultyNodeFS } from '../../testing/faulty-fs';
import type { Db } from '../db';
import { DbError } from '../errors';

/** What became of a database whose disk failed again and again. */
export interface DiskFaultReport {
  /** Faults that were met. */
  faults: number;
  /** Of them, those after which the database had to be opened anew. */
  ends: number;
  acknowledged: number;
  /** Acknowledged rows that are not there. */
  lost: number;
  /** Calls that failed in another way than by saying that the database cannot work now. */
  untold: number;
}

/** Rows that are written at most until a fault is met. */
const ROWS = 40;

/**
 * Writes rows while the disk fails at one write or sync after the other, mends it each time, and looks at what is there. Without opening
 * anything itself: that is the database's affair.
 */
export async function sufferDiskFaults(
  db: Db,
  files: FaultyNodeFS,
  faults: readonly DiskFault[],
): Promise<DiskFaultReport> {
  const report: DiskFaultReport = { faults: 0, ends: 0, acknowledged: 0, lost: 0, untold: 0 };
  await db.script(
    'create table if not exists faulty_rows (n int primary key, again int not null, body text not null)',
  );
  let known = 0;
  const write = (n: number) =>
    db.tx(async (queries) => {
      await queries.query('insert into faulty_rows values ($1, 0, $2)', [n, 'x'.repeat(3_000)]);
      await queries.query('update faulty_rows set again = n where n = $1', [n]);
    });
  const isTold = (error: unknown) => error instanceof DbError && error.code === 'db-unavailable';
  for (const fault of faults) {
    files.fail(fault);
    let acknowledged = known;
    try {
      while (acknowledged < known + ROWS) {
        await write(acknowledged + 1);
        acknowledged++;
      }
    } catch (error) {
      report.faults++;
      if (files.ended !== null) report.ends++;
      if (!isTold(error)) report.untold++;
      // As long as it lasts, it is said again and nothing waits.
      if (fault.times === Number.POSITIVE_INFINITY)
        await write(acknowledged + 1).catch((again: unknown) => {
          if (!isTold(again)) report.untold++;
        });
    }
    files.fail(null);
    const [seen] = await db.query<{ n: number; whole: number }>(
      'select count(*) as n, count(*) filter (where again = n and length(body) = 3000) as whole from faulty_rows',
    );
    report.acknowledged += acknowledged - known;
    // One more may be there: its answer was on the way.
    report.lost += Math.max(0, acknowledged - seen!.whole) + (seen!.n - seen!.whole);
    known = seen!.n;
  }
  return report;
}
