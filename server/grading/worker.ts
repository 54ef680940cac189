import { messageOf, StagecraftError } from '../../engine/core/errors';
import type { Db, Queries } from '../db/db';
import type { Log } from '../log';
import type { GradingProcess } from './grader-process';
import { loadJob, OtherVersionError, taskOf } from './job-work';
import { keepResult } from './keep-result';
import { failJob, type Job, LEASE_SECONDS, renewJob, replaceJob, takeJob } from './queue';
import { recomputeGrades } from './recompute';

export interface WorkerParts {
  readonly db: Db;
  readonly log: Log;
  readonly grader: GradingProcess;
  readonly now: () => Date;
  /** Unlike that of any other worker of any server. */
  readonly name: string;
}

/**
 * Takes one job and grades it, if there is one. What goes wrong is the lab's: the job is tried again, and after the last try nobody is
 * the worse for it.
 */
export async function gradeNext(
  { db, log, grader, now, name }: WorkerParts,
  signal: AbortSignal,
): Promise<'graded' | 'failed' | 'lost' | 'nothing'> {
  const job = await db.tx((queries) => takeJob(queries, name));
  if (job === null) return 'nothing';
  const held = new AbortController();
  const stop = () => held.abort();
  signal.addEventListener('abort', stop);
  const renewing = setInterval(
    () => {
      // Whoever has lost the lease stops: another one grades it.
      renewJob(db, job, name).then(
        (isOurs) => isOurs || stop(),
        () => undefined,
      );
    },
    (LEASE_SECONDS * 1_000) / 3,
  );
  try {
    const began = performance.now();
    const submission = await loadJob(db, job, now());
    const work = await grader.grade(await taskOf(db, job, submission), held.signal);
    const tookMs = performance.now() - began;
    const isKept = await db.tx((queries) =>
      keepResult(queries, job, submission, { work, tookMs }, name, now()),
    );
    if (isKept && work.outcome === 'error')
      log.error('a check broke', { submission: job.submissionId, exercise: submission.exercise });
    return isKept ? 'graded' : 'lost';
  } catch (error) {
    if (signal.aborted) return 'lost';
    // What went wrong is in the job: it may speak of the learner's work, and logs do not.
    log.error('grading failed', { submission: job.submissionId, try: job.tries, code: codeOf(error) });
    await db.tx(async (queries) => {
      const isReplaced =
        error instanceof OtherVersionError && (await replaceJob(queries, job, name, error.here, now()));
      if (!isReplaced) await giveUp(queries, job, name, messageOf(error), now());
    });
    return 'failed';
  } finally {
    clearInterval(renewing);
    signal.removeEventListener('abort', stop);
  }
}

function codeOf(error: unknown): string {
  return error instanceof StagecraftError ? error.code : 'unexpected';
}

async function giveUp(queries: Queries, job: Job, name: string, error: string, now: Date): Promise<void> {
  if (!(await failJob(queries, job, name, error, now))) return;
  const [row] = await queries.query<{ class_id: string; assignment_id: string; member_id: string }>(
    'select class_id, assignment_id, member_id from submissions where id = $1',
    [job.submissionId],
  );
  if (row)
    await recomputeGrades(
      queries,
      { classId: row.class_id, assignmentId: row.assignment_id, memberId: row.member_id },
      now,
    );
}
