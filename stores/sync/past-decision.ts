import type { LessonProgress } from '../../contracts/stored-records';
import type { RecordDatabase, RecordKey, RecordReader } from '../../runtime/storage/record-database';

/** What became of what was done in this browser before `userId` signed in; undefined: it is still to be asked. */
export type PastDecision = 'yes' | 'no' | 'nothing';

/** Where the decision lies. */
export function decisionKey(course: string, userId: string): RecordKey {
  return [course, 'brought-along', userId];
}

/** The lessons that were begun in this browser. */
export async function begunLessons(reader: RecordReader, course: string): Promise<readonly LessonProgress[]> {
  const records = await reader.under('progress', [course]);
  return records.map(({ value }) => value as LessonProgress).filter(({ status }) => status !== 'not-started');
}

/** Whether something was done before that is in this browser alone. */
export async function isPastLeft(db: RecordDatabase, course: string, userId: string): Promise<boolean> {
  const decision = await db.get('settings', decisionKey(course, userId));
  if (decision === 'yes' || decision === 'nothing') return false;
  return (await begunLessons(db, course)).length > 0;
}

/**
 * To be called before the first entry of a log: where nothing was done before, nothing is ever asked about it. What is done from now
 * on is in the log, and what comes from other devices was never of this one.
 */
export async function settlePast(db: RecordDatabase, course: string, userId: string): Promise<void> {
  const key = decisionKey(course, userId);
  await db.transact(['settings', 'progress', 'syncStreams'], async (reader) => {
    if ((await reader.get('settings', key)) !== undefined) return [];
    if ((await reader.under('syncStreams', [userId])).length > 0) return [];
    if ((await begunLessons(reader, course)).length > 0) return [];
    const value: PastDecision = 'nothing';
    return [{ op: 'put', table: 'settings', key, value }];
  });
}
