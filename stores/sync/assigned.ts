import { COURSE_ID } from '../../content/course';
import type { MyClass, OwnWork, OwnWorkAnswer } from '../../contracts/api/learner';
import type { RecordKey } from '../../runtime/storage/record-database';
import { askServer } from '../account/ask-server';
import { openUnrecordedDatabase } from '../open-database';

/** What is assigned to a learner in one class. */
export interface AssignedClass {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly work: readonly OwnWork[];
}

/** What is assigned to a learner, as it was last known. */
export interface Assigned {
  /** The server's clock then; milliseconds since the Unix epoch. */
  readonly at: number;
  /** Whether the server could not be asked now. */
  readonly isOld: boolean;
  readonly classes: readonly AssignedClass[];
}

const keyOf = (userId: string): RecordKey => [COURSE_ID, 'assigned', userId];

/** Asks what is assigned to whoever has signed in; without a network, what was known last. */
export async function loadAssigned(userId: string): Promise<Assigned> {
  const asked = await ask();
  const db = await openUnrecordedDatabase();
  try {
    if (asked !== null) {
      // Where nothing can be stored it is known for this page alone.
      await db
        .write([{ op: 'put', table: 'cache', key: keyOf(userId), value: asked }])
        .catch(() => undefined);
      return asked;
    }
    const known = (await db.get('cache', keyOf(userId))) as Assigned | undefined;
    return { ...(known ?? { at: 0, classes: [] }), isOld: true };
  } finally {
    db.close();
  }
}

async function ask(): Promise<Assigned | null> {
  const mine = await askServer<{ readonly classes: readonly MyClass[] }>('GET', '/api/v1/classes');
  if (!mine.ok) return null;
  const learning = mine.value.classes.filter(
    ({ role, status, isArchived }) => role === 'learner' && status === 'active' && !isArchived,
  );
  const answers = await Promise.all(
    learning.map(({ id }) => askServer<OwnWorkAnswer>('GET', `/api/v1/classes/${id}/own-work`)),
  );
  if (answers.some((answer) => !answer.ok && answer.code === 'offline')) return null;
  const found = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
  return {
    at: Math.max(0, ...found.map(({ now }) => new Date(now).getTime())),
    isOld: false,
    classes: found.map(({ class: { id, name, timeZone }, work }) => ({ id, name, timeZone, work })),
  };
}

/** One piece of work that asks for an exercise. */
export interface AssignedWork {
  readonly class: AssignedClass;
  readonly work: OwnWork;
}

/** The work that asks for `exercise` (`1.6/train`), in all classes, what is due first first. What one is excused of is not in it. */
export function workOfExercise(assigned: Assigned, exercise: string): readonly AssignedWork[] {
  const due = ({ work }: AssignedWork) =>
    work.dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(work.dueAt);
  return assigned.classes
    .flatMap((one) => one.work.map((work) => ({ class: one, work })))
    .filter(({ work }) => !work.isExcused && work.exercises.some(({ name }) => name === exercise))
    .sort((a, b) => due(a) - due(b) || (a.work.id < b.work.id ? -1 : 1));
}
