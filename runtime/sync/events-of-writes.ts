import { lessonIdOf } from '../../content/lesson-path';
import type { AttemptRecordOnDisk, LessonProgress } from '../../contracts/stored-records';
import type { GradeReport } from '../../engine/grading/types';
import type { RecordKey, RecordReader, Table, Write } from '../storage/record-database';
import type { NewEvent } from './append';

/** The tables of which a change is an event. */
export const RECORDED: ReadonlySet<Table> = new Set<Table>(['attempts', 'documents', 'progress']);

/** The small facts of which other devices and instructors hear; the rest are of this device alone. */
const TOLD = new Set(['prediction', 'recall', 'hints', 'replay', 'change-request']);

const MINUTE = 60_000;

/**
 * What the log says of a transaction's writes on lessons of `course`.
 *
 * @param reader of that transaction, before its writes.
 */
export async function eventsOfWrites(
  reader: RecordReader,
  course: string,
  writes: readonly Write[],
): Promise<readonly NewEvent[]> {
  const events: NewEvent[] = [];
  for (const write of writes) {
    if (write.op !== 'put' || write.key[0] !== course) continue;
    const lesson = String(write.key[1]);
    if (write.table === 'attempts')
      events.push(ofAttempt(lesson, (write.value as AttemptRecordOnDisk).report));
    else if (write.table === 'documents' && isTold(write.key))
      events.push(ofDocument(write.key, write.value));
    else if (write.table === 'progress') {
      const before = (await reader.get('progress', write.key)) as LessonProgress | undefined;
      const event = ofProgress(before, write.value as LessonProgress);
      if (event !== null) events.push(event);
    }
  }
  return events;
}

/** `1.6/train` for the exercise `train` of the lesson 1.6. */
export function exerciseRef(lesson: string, exerciseId: string): string {
  return `${lessonIdOf(lesson) ?? lesson}/${exerciseId}`.slice(0, 100);
}

/** A graded attempt. */
export function ofAttempt(lesson: string, report: GradeReport): NewEvent {
  const { attemptId, exerciseId, outcome, credit, lessonVersion, startedAt, finishedAt, checks } = report;
  return {
    kind: 'attempt',
    exercise: exerciseRef(lesson, exerciseId),
    body: {
      lesson,
      attempt: attemptId,
      outcome,
      credit,
      lessonVersion,
      seconds: Math.max(0, finishedAt - startedAt) / 1_000,
      checks: checks.map((check) => ({
        id: check.id,
        outcome: check.outcome,
        mistake: check.feedback.mistake?.id ?? null,
      })),
    },
  };
}

/** A prediction, an answer, hints taken. @param key of the record: course, lesson, kind, id. */
export function ofDocument(key: RecordKey, value: unknown): NewEvent {
  const [, lesson, document, id] = key.map(String) as [string, string, string, string];
  const exercise = document === 'hints' ? exerciseRef(lesson, id) : null;
  return { kind: 'document', exercise, body: { lesson, document, id, value } };
}

/** Whether others hear of the document at `key`. */
export function isTold(key: RecordKey): boolean {
  return TOLD.has(String(key[2]));
}

/** Where the learner stands, when it has changed; else that they are at it, once a minute. */
export function ofProgress(before: LessonProgress | undefined, now: LessonProgress): NewEvent | null {
  const { slug: lesson, status, credit, exercises, lessonVersion } = now;
  const isNews = !before || before.status !== status || !sameCredits(before.exercises, exercises);
  if (isNews)
    return { kind: 'progress', exercise: null, body: { lesson, status, credit, exercises, lessonVersion } };
  const minute = (at: number) => Math.floor(at / MINUTE);
  if (minute(before.lastVisitedAt) === minute(now.lastVisitedAt)) return null;
  return { kind: 'activity', exercise: null, body: { lesson, place: now.place ?? null } };
}

function sameCredits(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): boolean {
  const ids = Object.keys(a);
  return ids.length === Object.keys(b).length && ids.every((id) => a[id] === b[id]);
}
