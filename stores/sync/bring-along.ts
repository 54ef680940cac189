import { COURSE_ID } from '../../content/course';
import type { AttemptRecordOnDisk } from '../../contracts/stored-records';
import type { StoredStream, StoredSyncEvent } from '../../contracts/stored-sync';
import type { RecordDatabase } from '../../runtime/storage/record-database';
import type { NewEvent } from '../../runtime/sync/append';
import { isTold, ofAttempt, ofDocument, ofProgress } from '../../runtime/sync/events-of-writes';
import { SyncLog } from '../../runtime/sync/sync-log';
import { openUnrecordedDatabase } from '../open-database';
import { logPorts } from './log-ports';
import { begunLessons, decisionKey, type PastDecision } from './past-decision';
import { announceSync } from './sync-tabs';

/** What was done in this browser before somebody signed in here. */
export interface PastWork {
  readonly lessons: number;
  readonly done: number;
  readonly attempts: number;
}

/** What could be brought along; null: nothing, or it was decided before. */
export async function pastWork(userId: string): Promise<PastWork | null> {
  const db = await openUnrecordedDatabase();
  try {
    if ((await db.get('settings', decisionKey(COURSE_ID, userId))) !== undefined) return null;
    const lessons = await begunLessons(db, COURSE_ID);
    if (lessons.length === 0) return null;
    const attempts = (await db.keys('attempts', [COURSE_ID])).length;
    return {
      lessons: lessons.length,
      done: lessons.filter(({ status }) => status === 'done').length,
      attempts,
    };
  } finally {
    db.close();
  }
}

/**
 * Puts what was done before into the log of `userId`, or leaves it here alone; it is decided once. In one transaction, so that a
 * page that ends in the middle has decided nothing.
 */
export async function decidePastWork(userId: string, isBrought: boolean): Promise<void> {
  const db = await openUnrecordedDatabase();
  try {
    const events = isBrought ? await pastEvents(db, userId) : [];
    const log = new SyncLog(db, COURSE_ID, userId, logPorts());
    const value: PastDecision = isBrought ? 'yes' : 'no';
    await log.append(events, [{ op: 'put', table: 'settings', key: decisionKey(COURSE_ID, userId), value }]);
  } finally {
    db.close();
  }
  announceSync({ type: 'appended' });
}

async function pastEvents(db: RecordDatabase, userId: string): Promise<readonly NewEvent[]> {
  const [progress, attempts, documents, told] = await Promise.all([
    begunLessons(db, COURSE_ID),
    db.under('attempts', [COURSE_ID]),
    db.under('documents', [COURSE_ID]),
    toldAttempts(db, userId),
  ]);
  const reports = attempts
    .map(({ key, value }) => ({ lesson: String(key[1]), report: (value as AttemptRecordOnDisk).report }))
    .filter(({ report }) => !told.has(report.attemptId));
  return [
    ...reports
      .sort((a, b) => a.report.startedAt - b.report.startedAt)
      .map(({ lesson, report }) => ofAttempt(lesson, report)),
    ...documents.filter(({ key }) => isTold(key)).map(({ key, value }) => ofDocument(key, value)),
    ...progress.flatMap((record) => ofProgress(undefined, record) ?? []),
  ];
}

/** Attempts that are in the log already: they were made after signing in, before it was decided. */
async function toldAttempts(db: RecordDatabase, userId: string): Promise<ReadonlySet<unknown>> {
  const streams = (await db.under('syncStreams', [userId])).map(({ value }) => value as StoredStream);
  const logs = await Promise.all(streams.map(({ id }) => db.under('syncEvents', [id])));
  const events = logs.flat().map(({ value }) => value as StoredSyncEvent);
  return new Set(events.filter(({ kind }) => kind === 'attempt').map(({ body }) => body.attempt));
}
