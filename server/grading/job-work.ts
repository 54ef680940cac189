import type { CataloguedLesson } from '../../content/lesson-catalogue';
import { type Work, workSchema } from '../../contracts/api/work';
import type { GraderTask } from '../../contracts/grader-task';
import { StagecraftError } from '../../engine/core/errors';
import type { Queries } from '../db/db';
import { assignedExercises, graderVersion } from './assigned-exercises';
import { hiddenSeed } from './hidden-seed';
import type { Job } from './queue';
import { readWork } from './work';

/** What was handed in cannot be graded by this server. */
export class UngradableError extends StagecraftError<'ungradable'> {}

/** The job is for another version of the lesson than this server has. */
export class OtherVersionError extends StagecraftError<'other-version'> {
  /** What this server grades by. */
  readonly here: string;

  constructor(wanted: string, here: string) {
    super(
      'other-version',
      `It was to be graded by ${wanted}, and this server has ${here}: the lesson has changed. Grade the assignment anew.`,
    );
    this.here = here;
  }
}

/** What a job is about. */
export interface JobWork {
  readonly classId: string;
  readonly assignmentId: string;
  readonly memberId: string;
  readonly lesson: CataloguedLesson;
  readonly exercise: string;
  readonly seed: string;
  readonly work: Work;
}

/**
 * What was handed in under a job, and the lesson that grades it.
 *
 * @throws UngradableError where the lesson is not here, OtherVersionError where it is another than the job is for.
 */
export async function loadJob(queries: Queries, job: Job, now: Date): Promise<JobWork> {
  const [row] = await queries.query<{
    class_id: string;
    assignment_id: string;
    member_id: string;
    exercise: string;
    body: unknown;
    secret: Uint8Array;
    kind: 'module' | 'lesson';
    content_id: string;
  }>(
    `select s.class_id, s.assignment_id, s.member_id, s.exercise, s.body, c.secret, a.kind, a.content_id
     from submissions s join classes c on c.id = s.class_id join assignments a on a.id = s.assignment_id where s.id = $1`,
    [job.submissionId],
  );
  if (row === undefined) throw new UngradableError('ungradable', 'There is no such submission.');
  const assigned = assignedExercises({ kind: row.kind, contentId: row.content_id }, now).find(
    ({ name }) => name === row.exercise,
  );
  if (assigned === undefined)
    throw new UngradableError('ungradable', `This server has no exercise ${row.exercise} any more.`);
  const version = graderVersion(assigned.lesson);
  if (version !== job.graderVersion) throw new OtherVersionError(job.graderVersion, version);
  const { work } = (row.body ?? {}) as { work?: unknown };
  const parsed = workSchema.safeParse(work);
  if (!parsed.success)
    throw new UngradableError(
      'ungradable',
      'It was handed in before work was sent with it. Hand it in again.',
    );
  return {
    classId: row.class_id,
    assignmentId: row.assignment_id,
    memberId: row.member_id,
    lesson: assigned.lesson,
    exercise: assigned.id,
    seed: hiddenSeed(row.secret, row.member_id, row.exercise),
    work: parsed.data,
  };
}

/** What the grader is asked. @throws LostPieceError */
export async function taskOf(queries: Queries, job: Job, submission: JobWork): Promise<GraderTask> {
  return {
    id: job.id,
    lesson: submission.lesson.slug,
    exercise: submission.exercise,
    lessonVersion: submission.lesson.version,
    files: await readWork(queries, submission.work),
    dataSeed: submission.work.dataSeed,
    seed: submission.seed,
  };
}
