import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { SYNC_BATCH } from '../../contracts/api/sync';
import { PIECE_BYTES } from '../../contracts/api/work';
import type { WorkspaceFiles } from '../../engine/core/files';
import { packWork } from '../../runtime/sync/pack-work';
import type { LabVisitor } from '../lib/lab-visitor';
import type { Story, Try } from './learner';
import type { SeedExercise } from './lessons';

/** A learner of the class with their browser. */
export interface Seated {
  readonly visitor: LabVisitor;
  readonly memberId: string;
  readonly stories: readonly { readonly assignmentId: string; readonly story: Story }[];
}

const MINUTE = 60_000;

/** Sends the log of what somebody did, as their browser would have. */
export async function sendLog({ visitor, stories }: Seated, end: number): Promise<number> {
  const tries = stories.flatMap(({ story }) => story.tries);
  const spent = tries.reduce((sum, { after }) => sum + after, 0);
  let at = end - spent * MINUTE;
  let lamport = 0;
  const events = stories.flatMap(({ story }) => {
    let hints = 0;
    const ofTries = story.tries.flatMap((one) => {
      at += one.after * MINUTE;
      const clientAt = new Date(at).toISOString();
      const opened = one.hints > hints ? [hintEvent(one, ++lamport, clientAt)] : [];
      hints = one.hints;
      const seen = { lesson: one.exercise.lesson, lamport: ++lamport, place: null };
      return [
        { kind: 'activity', exercise: null, clientAt, body: seen },
        ...opened,
        attemptEvent(one, ++lamport, clientAt),
      ];
    });
    return [...ofTries, progressEvent(story, ++lamport, new Date(at).toISOString())];
  });
  const stream = randomUUID();
  const secret = randomBytes(32).toString('hex');
  for (let from = 0; from < events.length; from += SYNC_BATCH)
    await visitor.need('POST', '/sync', {
      stream,
      secret,
      from: from + 1,
      events: events.slice(from, from + SYNC_BATCH),
      cursor: 0,
    });
  return events.length;
}

function hintEvent({ exercise, hints }: Try, lamport: number, clientAt: string) {
  const body = { lesson: exercise.lesson, lamport, document: 'hints', id: exercise.id, value: hints };
  return { kind: 'document', exercise: exercise.name, clientAt, body };
}

function attemptEvent({ exercise, mistake }: Try, lamport: number, clientAt: string) {
  const made = mistake === null ? null : exercise.wrong[mistake]!;
  const failed = made === null ? -1 : exercise.checks.indexOf(made.check);
  const checks = exercise.checks.map((id, index) => ({
    id,
    outcome: index === failed ? 'failed' : 'passed',
    mistake: index === failed ? made!.mistake : null,
  }));
  return {
    kind: 'attempt',
    exercise: exercise.name,
    clientAt,
    body: {
      lesson: exercise.lesson,
      lamport,
      attempt: randomUUID(),
      outcome: made === null ? 'passed' : 'failed',
      credit: made === null ? 1 : 1 - 1 / exercise.checks.length,
      lessonVersion: exercise.version,
      seconds: 2,
      checks,
    },
  };
}

function progressEvent({ exercise, tries }: Story, lamport: number, clientAt: string) {
  const isDone = tries.at(-1)?.mistake === null;
  const body = {
    lesson: exercise.lesson,
    lamport,
    status: 'started',
    credit: isDone ? 1 : 0,
    exercises: { [exercise.id]: isDone ? 1 : 0 },
    lessonVersion: exercise.version,
  };
  return { kind: 'progress', exercise: null, clientAt, body };
}

/** Hands in what a story hands in, each as it was. @returns how many. */
export async function handInStories(
  classId: string,
  { visitor, stories }: Seated,
  isLate: boolean,
): Promise<number> {
  let count = 0;
  for (const { assignmentId, story } of stories) {
    if (story.isLate !== isLate) continue;
    for (const index of story.handedIn) {
      const { mistake } = story.tries[index]!;
      const files = mistake === null ? story.exercise.right : story.exercise.wrong[mistake]!.files;
      await handIn(
        visitor,
        `/classes/${classId}/assignments/${assignmentId}/submissions`,
        story.exercise,
        files,
      );
      count++;
    }
  }
  return count;
}

/** Hands files in for an exercise, as a page does: pieces that the server does not have yet, then the work. */
export async function handIn(
  visitor: LabVisitor,
  path: string,
  exercise: Pick<SeedExercise, 'name' | 'version'>,
  files: WorkspaceFiles,
): Promise<void> {
  const digest = async (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  const { work, pieces } = await packWork(files, 'seeded', digest);
  const { missing } = await visitor.need<{ missing: string[] }>('POST', '/artifacts/missing', {
    sha256: Object.keys(pieces),
  });
  // Files of a lesson's text are far below one piece; a few go in one request.
  for (let from = 0; from < missing.length; from += 50)
    await visitor.need('POST', '/artifacts', {
      artifacts: missing.slice(from, from + 50).map((sha256) => ({
        sha256,
        base64: Buffer.from(pieces[sha256]!.subarray(0, PIECE_BYTES)).toString('base64'),
      })),
    });
  await visitor.need('POST', path, {
    id: randomUUID(),
    exercise: exercise.name,
    contentVersion: exercise.version,
    clientAt: new Date().toISOString(),
    body: { work },
  });
}
