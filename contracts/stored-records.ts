import type { EpochReport, Program, RunOutcome, TestReport } from '../engine/core/code-runner';
import type { Facts } from '../engine/core/facts';
import type { WorkspaceFiles } from '../engine/core/files';
import type { GradeReport } from '../engine/grading/types';
import type { WorkspaceEvent } from '../engine/workspace/events';
import type { WorkspaceModel } from '../engine/workspace/model';

/** The shapes of what is kept in the browser. A change of meaning here needs a migration in `runtime/storage`. */

/** A lesson's workspace up to event `seq`; later events lie beside it. */
export interface WorkspaceRecord {
  readonly model: WorkspaceModel;
  readonly seq: number;
  /** The version of the lesson that the work was begun from or last reset to. */
  readonly lessonVersion: string;
  /** Milliseconds since the Unix epoch. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** One event of the log, at its own number. */
export interface WorkspaceEventRecord {
  readonly event: WorkspaceEvent;
  readonly at: number;
}

/** A finished run, without its console. */
export interface StoredRun {
  readonly runId: string;
  readonly label: string;
  readonly program: Program;
  readonly experimentId?: string;
  readonly contentHash: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly outcome: RunOutcome | 'running';
  readonly epochs: readonly EpochReport[];
  readonly tests: readonly TestReport[];
  readonly backend?: string;
  readonly facts?: Facts;
}

/** An attempt at an exercise with the files that it judged (without data). */
export interface StoredAttempt {
  readonly report: GradeReport;
  readonly files: WorkspaceFiles;
}

/** Small facts about a lesson, each a record of its own, so that two tabs never overwrite each other's. */
export const DOCUMENT_KINDS = [
  'prediction',
  'recall',
  'hints',
  'replay',
  'change-request',
  'editor',
  'tuning',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Where a learner stands in a lesson; read by the course map without opening the lesson. */
export interface LessonProgress {
  readonly slug: string;
  readonly status: 'not-started' | 'started' | 'done';
  /** Mean of the best credits of the lesson's exercises, in [0, 1]. */
  readonly credit: number;
  /** The best credit so far, by exercise. */
  readonly exercises: Readonly<Record<string, number>>;
  readonly lessonVersion: string;
  readonly lastVisitedAt: number;
  /** The heading or element that was last read, as an anchor without `#`. */
  readonly place?: string;
}
