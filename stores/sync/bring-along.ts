import { COURSE_ID } from '../../content/course';
import type { AttemptRecordOnDisk, LessonProgress } from '../../contracts/stored-records';
import type { RecordDatabase, RecordKey } from '../../runtime/storage/record-database';
import type { NewEvent } from '../../runtime/sync/append';
import { isTold, ofAttempt, ofDocument, ofProgress } from '../../runtime/sync/events-of-writes';
import { SyncLog } from '../../runtime/sync/sync-log';
import { openUnrecordedDatabase } from '../open-database';
import { logPorts } from './log-ports';
import { announceSync } from './sync-tabs';

/** What was done in this browser before somebody signed in here. */
export interface PastWork {
  readonly lessons: number;
  readonly done: number;
  readonly attempts: number;
}

const decidedKey = (userId: string): RecordKey => [COURSE_ID, 'brought-along', userId];

/** What could be brought along; null: nothing, or it was decided before. */
export async function pastWork(userId: string): Promise<PastWork | null> {
  const db = await openUnrecordedDatabase();
  try {
    if ((await db.get('settings', decidedKey(userId))) !== undefined) return null;
    const lessons = (await progressOf(db)).filter(({ status }) => status !== 'not-started');
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
    const events = isBrought ? await pastEvents(db) : [];
    const log = new SyncLog(db, COURSE_ID, userId, logPorts());
    await log.append(events, [
      { op: 'put', table: 'settings', key: decidedKey(userId), value: isBrought ? 'yes' : 'no' },
    ]);
  } finally {
    db.close();
  }
  announceSync({ type: 'appended' });
}

async function progressOf(db: RecordDatabase): Promise<readonly LessonProgress[]> {
  return (await db.under('progress', [COURSE_ID])).map(({ value }) => value as LessonProgress);
}

async function pastEvents(db: RecordDatabase): Promise<readonly NewEvent[]> {
  const [progress, attempts, documents] = await Promise.all([
    progressOf(db),
    db.under('attempts', [COURSE_ID]),
    db.under('documents', [COURSE_ID]),
  ]);
  const reports = attempts.map(({ key, value }) => ({
    lesson: String(key[1]),
    report: (value as AttemptRecordOnDisk).report,
  }));
  return [
    ...reports
      .sort((a, b) => a.report.startedAt - b.report.startedAt)
      .map(({ lesson, report }) => ofAttempt(lesson, report)),
    ...documents.filter(({ key }) => isTold(key)).map(({ key, value }) => ofDocument(key, value)),
    ...progress.flatMap((record) => ofProgress(undefined, record) ?? []),
  ];
}
