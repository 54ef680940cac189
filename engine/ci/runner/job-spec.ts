import type { LogLine } from '../store/log-store';
import type { JobHead, RunEvent } from '../store/run-events';
import type { Conclusion } from '../store/run-state';
import type { JobDefinition } from '../workflow/workflow';
import type { JobRuntime } from './job-runtime';

/** Work that waits for its moment; `drop` takes it back. */
export interface Ticket {
  drop(): void;
}

/**
 * How work waits: `work` takes place as soon as its turn comes, `timer` when the lab's clock is there or whoever watches has
 * the time to wait, `calendar` when the lab's clock is there.
 */
export type Waiting = 'work' | 'timer' | 'calendar';

/** What a job needs of whoever runs it. */
export interface JobHost {
  /** Has something done at a moment of the run. */
  at(moment: number, kind: Waiting, work: () => Promise<void> | void): Ticket;
  /** Writes down what happened. */
  emit(event: RunEvent): void;
  /** Adds to the log of a job. */
  log(job: number, lines: readonly LogLine[]): void;
  /** Called when a job has ended. */
  ended(key: string, end: JobEnd): void;
}

/** How a job has ended. */
export interface JobEnd {
  readonly at: number;
  readonly conclusion: Conclusion;
  readonly outputs: Readonly<Record<string, string>>;
}

/** A job that is to be run. */
export interface JobSpec {
  readonly head: JobHead;
  readonly definition: JobDefinition;
  /** Minutes after which it is cancelled. */
  readonly timeoutMinutes: number;
  /** Opens a fresh machine for it. */
  open(at: number): JobRuntime;
  /** What is wrong with actions that it uses, before any step runs. */
  unresolved(): readonly string[];
  /** Called after each step, to keep what programs did on servers. */
  afterStep(runtime: JobRuntime): void;
}

/** GitHub's limit for a job that says nothing, in minutes. */
export const DEFAULT_TIMEOUT = 360;
