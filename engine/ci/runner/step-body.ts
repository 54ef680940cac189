import type { ExpressionScope } from '../expressions/evaluate';
import type { Frame } from './frame';
import type { JobRuntime } from './job-runtime';
import type { StepLog } from './step-log';

/** What the work of one step is given. */
export interface StepBody {
  readonly runtime: JobRuntime;
  readonly frame: Frame;
  readonly scope: ExpressionScope;
  readonly log: StepLog;
  /** The environment of its programs. */
  readonly env: Readonly<Record<string, string>>;
  /** The part of it that the log shows: what workflow, job and step have set. */
  readonly shownEnv: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** What the work of one step came to. */
export interface BodyResult {
  readonly outcome: 'success' | 'failure';
  readonly outputs: Readonly<Record<string, string>>;
}
