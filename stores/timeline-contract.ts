import type { ErrorRecord } from '../engine/core/errors';
import type { FileContent, FileMark, WorkspacePath } from '../engine/core/files';
import type { StepOutcomes } from '../engine/workspace/timeline/outcomes';
import type { TimelineKind } from '../engine/workspace/timeline/step';

/** One step of the timeline, for a list. */
export interface StepSummary {
  /** From 1; moment n is the workspace after step n. */
  readonly number: number;
  readonly kind: TimelineKind;
  readonly label: string;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  readonly until: number;
  /** The project's own files that changed: the first few, and how many there are. */
  readonly files: readonly WorkspacePath[];
  readonly fileCount: number;
  /** Files that git and other tools keep, and that changed. */
  readonly toolFileCount: number;
  /** What came of it that one looks for later. */
  readonly outcomes: StepOutcomes;
}

/** A path that is not the same at two moments. */
export interface MomentFile {
  readonly path: WorkspacePath;
  /** Seen from the earlier moment. */
  readonly state: 'added' | 'changed' | 'removed';
  /** What it is at the later moment that is no plain file. */
  readonly mark?: FileMark;
}

/** What is known of the moment that is shown. */
export interface ShownMoment {
  readonly number: number;
  /** Null: the beginning, which no step led to. */
  readonly step: StepSummary | null;
  /** The project's own files that the step changed, by path. */
  readonly changed: readonly MomentFile[];
  /** The project's own files that are not now as they were then, by path. */
  readonly differs: readonly MomentFile[];
  /** Files of tools that are not now as they were then. */
  readonly toolFilesDiffer: number;
  /** All of the project's own files that were there then, by path. */
  readonly files: readonly WorkspacePath[];
}

/** A file at three moments; null: it was not there. */
export interface FileThen {
  readonly path: WorkspacePath;
  /** Before the step that led to the shown moment. */
  readonly before: FileContent | null;
  /** At the shown moment. */
  readonly content: FileContent | null;
  readonly now: FileContent | null;
}

/** The timeline of one project: every step that was ever done in it. */
export interface TimelineState {
  /** The first moment that is kept, and the last, which is now. */
  readonly first: number;
  readonly last: number;
  /** The moment under the hand; it follows `last` while it is now. */
  readonly at: number;
  /** What is known of a moment: that of `at`, or of one before it while `at` is being read. */
  readonly shown: ShownMoment | null;
  /** The steps that were read so far, by number. */
  readonly steps: ReadonlyMap<number, StepSummary>;
  readonly failure?: ErrorRecord;
  /** Looks at a moment. */
  show(number: number): void;
  /** Reads steps for the list. */
  load(from: number, to: number): void;
  /** A file at the moment `number`. */
  file(number: number, path: WorkspacePath): Promise<FileThen>;
  /** Makes the whole workspace what it was at the shown moment, as one step. @throws NotWriterError */
  bringBack(): Promise<void>;
  /** Makes one file what it was at the shown moment, as one step. @throws NotWriterError */
  bringBackFile(path: WorkspacePath): Promise<void>;
  /**
   * Forgets every step before the shown moment and frees what only they needed. Resolves to how many contents were freed.
   * @throws NotWriterError
   */
  forgetBefore(): Promise<number>;
}
