import type { FileContent } from '../engine/core/files';
import type { Trust } from '../engine/core/trust';
import type { ResultPart } from './api/grading';

/** What the server asks its grader, a process of its own, to grade. */
export interface GraderTask {
  readonly id: string;
  /** `01-before-mlops/06-model-training` */
  readonly lesson: string;
  readonly exercise: string;
  /** The version of the lesson by which it is to be graded; another one on the grader's disk is refused. */
  readonly lessonVersion: string;
  /** What the learner handed in. */
  readonly files: Readonly<Record<string, FileContent>>;
  /** What the learner's data was made from. */
  readonly dataSeed: string;
  /** Of hidden cases. */
  readonly seed: string;
}

export interface GradedWork {
  readonly outcome: 'passed' | 'failed' | 'error';
  /** The weights passed of all weights, in [0, 1]. */
  readonly score: number;
  readonly parts: readonly ResultPart[];
  readonly trust: Trust;
}

/** What the grader says. */
export type GraderMessage =
  /** It takes tasks, one at a time. */
  | { readonly type: 'ready' }
  | { readonly type: 'graded'; readonly id: string; readonly work: GradedWork }
  /** It could not grade it, for a fault of ours. */
  | { readonly type: 'failed'; readonly id: string; readonly error: string };
