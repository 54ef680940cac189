import type { EpochReport, Program, RunOutcome, TestReport } from '../engine/core/code-runner';
import type { Facts } from '../engine/core/facts';
import type { FileContent, FileMarks, WorkspaceFiles, WorkspacePath } from '../engine/core/files';
import type { GradeReport } from '../engine/grading/types';
import type { WorkspaceEvent } from '../engine/workspace/events';
import type { Step } from '../engine/workspace/model';
import type { TimelineStep } from '../engine/workspace/timeline/step';

/** The shapes of what is kept in the browser. A change of meaning here needs a migration in `runtime/storage`. */

/**
 * Stands for a content that lies among the blobs of its project, once however often it is used. The id is `t` (text) or
 * `b` (bytes) and the SHA-256 of the content (text as UTF-8) in hexadecimal.
 */
export interface BlobRef {
  readonly $blob: string;
  /** Characters of a text, or bytes. */
  readonly size: number;
}

/** A content as it is stored: itself when it is small, else where it lies. */
export type StoredContent = FileContent | BlobRef;

/** Files as they are stored. */
export type StoredFiles = Readonly<Record<WorkspacePath, StoredContent>>;

/** Everything that a workspace held at one moment, as it is stored. */
export interface StoredTree {
  readonly files: StoredFiles;
  /** Absent in work that was stored before there were links and empty folders. */
  readonly marks?: FileMarks;
}

/** A workspace with its undo history, as it is stored. */
export interface StoredModel extends StoredTree {
  readonly past: readonly Step<StoredContent>[];
  readonly future: readonly Step<StoredContent>[];
  readonly typing: WorkspacePath | null;
}

/** A lesson's workspace up to event `seq`; later events lie beside it. */
export interface WorkspaceRecord {
  readonly model: StoredModel;
  readonly seq: number;
  /** The version of the lesson that the work was begun from or last reset to. */
  readonly lessonVersion: string;
  /** Milliseconds since the Unix epoch. */
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Absent in work that was stored before there was a timeline. */
  readonly timeline?: TimelinePosition;
}

/** How far the stored timeline goes; it ends where the snapshot is. */
export interface TimelinePosition {
  /** The number of the last step. */
  readonly steps: number;
  /** What the steps since the last keyframe weigh (see `keyframeDue`). */
  readonly weight: number;
}

/** A small edit of a large text: at `at`, `removed` characters give way to `text`. */
export interface SplicedEvent {
  readonly type: 'file-spliced';
  readonly path: WorkspacePath;
  readonly at: number;
  readonly removed: number;
  readonly text: string;
}

/** An event as it is stored. */
export type StoredEvent = WorkspaceEvent<StoredContent> | SplicedEvent;

/** One event of the log, at its own number. */
export interface WorkspaceEventRecord {
  readonly event: StoredEvent;
  readonly at: number;
}

/** One step of the timeline, at its own number. */
export type TimelineRecord = TimelineStep<StoredContent>;

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
  /** Which of them are not plain files; absent: none. */
  readonly marks?: FileMarks;
}

/** An attempt as it lies on disk. */
export interface AttemptRecordOnDisk extends StoredTree {
  readonly report: GradeReport;
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
  'terminal',
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
