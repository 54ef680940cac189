import type { GradedWork } from '../../contracts/grader-task';
import type { Queries } from '../db/db';
import type { JobWork } from './job-work';
import { finishJob, type Job } from './queue';
import { recomputeGrades } from './recompute';

export interface Found {
  readonly work: GradedWork;
  /** How long it took (ms). */
  readonly tookMs: number;
}

/**
 * Keeps what the grader found, and computes the grade by it; a regrade's result counts only once that is applied. False: the job was
 * taken over meanwhile, and nothing was kept.
 */
export async function keepResult(
  queries: Queries,
  job: Job,
  submission: JobWork,
  { work, tookMs }: Found,
  worker: string,
  now: Date,
): Promise<boolean> {
  if (!(await finishJob(queries, job, worker, now))) return false;
  await queries.query(
    `insert into results (submission_id, grader_version, outcome, score, parts, trust, seed, content_version, took_ms, made_at)
     values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, $9, $10) on conflict do nothing`,
    [
      job.submissionId,
      job.graderVersion,
      work.outcome,
      work.score,
      JSON.stringify(work.parts),
      work.trust,
      submission.seed,
      submission.lesson.version,
      Math.round(tookMs),
      now,
    ],
  );
  if (job.regradeId !== null) return true;
  await queries.query(
    `insert into counted_results (submission_id, grader_version) values ($1, $2)
     on conflict (submission_id) do nothing`,
    [job.submissionId, job.graderVersion],
  );
  await recomputeGrades(queries, submission, now);
  return true;
}
