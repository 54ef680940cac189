import type { TimelinePosition } from '../../contracts/stored-records';
import type { WorkspaceEvent } from '../../engine/workspace/events';
import type { WorkspaceModel, WorkspaceTree } from '../../engine/workspace/model';
import type { TimelineStep } from '../../engine/workspace/timeline/step';

/** A workspace as it is stored now: snapshot and log folded together. */
export interface StoredWorkspace {
  readonly model: WorkspaceModel;
  /** The number of the last event. */
  readonly seq: number;
  /** The version of the lesson that the work was begun from or last reset to. */
  readonly lessonVersion: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** How long the log behind the snapshot is. */
  readonly log: { readonly events: number; readonly size: number };
  readonly timeline: StoredTimeline;
}

/** How far the timeline of a workspace is stored. */
export interface StoredTimeline {
  readonly position: TimelinePosition;
  /** The steps that the log tells and the timeline does not have yet, oldest first. */
  readonly recent: readonly TimelineStep[];
  /** How the workspace began, until that is stored. */
  readonly base: WorkspaceTree | null;
}

/** A log that is to be compacted: the snapshot has every event, the timeline every step. */
export interface Snapshot {
  readonly model: WorkspaceModel;
  readonly lessonVersion: string;
  readonly createdAt: number;
  readonly timeline: StoredTimeline;
}

/** What is saved of a workspace at once. */
export interface WorkspaceBatch {
  readonly token: string;
  readonly events: readonly WorkspaceEvent[];
  /** The workspace before the first of `events`. */
  readonly before: WorkspaceModel;
  /** The number of the first of `events`. */
  readonly firstSeq: number;
  readonly at: number;
  /** Given: the log is compacted into this snapshot, which includes `events`. */
  readonly snapshot?: Snapshot;
}

/** What saving a batch came to. */
export interface SavedBatch {
  /** What the events weigh in the log, roughly in bytes. */
  readonly size: number;
  /** How far the timeline is stored now; given after a compaction. */
  readonly position?: TimelinePosition;
}
