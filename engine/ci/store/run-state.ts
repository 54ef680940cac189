import type { JsonValue } from '../../core/json';
import type { MatrixValues } from '../plan/matrix';
import type { CiEvent } from '../triggers/event';

export type Status = 'queued' | 'waiting' | 'pending' | 'in_progress' | 'completed';

export type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped';

/** A remark at a place in a file, or about a step as a whole. */
export interface Annotation {
  readonly level: 'notice' | 'warning' | 'failure';
  readonly message: string;
  readonly title: string;
  /** In the repository; '' when it is about no file. */
  readonly path: string;
  /** From 1; 0 when it is about no line. */
  readonly line: number;
  readonly endLine: number;
  readonly column: number;
  readonly step: string;
}

/** A step of a job that has run, runs, or will. Times are milliseconds since the epoch. */
export interface StepState {
  /** From 1. */
  readonly number: number;
  readonly id: string;
  readonly name: string;
  readonly kind: 'setup' | 'main' | 'post' | 'end';
  readonly status: Status;
  /** What it came to by itself. */
  readonly outcome: Conclusion | null;
  /** The same after `continue-on-error`. */
  readonly conclusion: Conclusion | null;
  readonly startedAt: number | null;
  readonly completedAt: number | null;
}

/** A job of a run. */
export interface JobState {
  /** A number of its own on the whole forge. */
  readonly id: number;
  /** What it is within the run: `build`, `test[2]`, `call/inner`. */
  readonly key: string;
  /** Its id in the workflow file. */
  readonly jobId: string;
  /** As it is shown: `build (3.1, ubuntu-latest)`. */
  readonly name: string;
  readonly matrix: MatrixValues | null;
  readonly needs: readonly string[];
  readonly runsOn: string;
  /** The environment whose rules it obeys; '' when none. */
  readonly environment: string;
  readonly status: Status;
  readonly conclusion: Conclusion | null;
  readonly queuedAt: number;
  readonly startedAt: number | null;
  readonly completedAt: number | null;
  readonly steps: readonly StepState[];
  readonly annotations: readonly Annotation[];
  readonly outputs: Readonly<Record<string, string>>;
  /** Markdown that its steps wrote to `$GITHUB_STEP_SUMMARY`. */
  readonly summary: string;
  /** What it waits for, for people; '' when it does not wait. */
  readonly waitsFor: string;
  /** When a wait timer lets it go on; null: none holds it. */
  readonly waitsUntil: number | null;
}

/** A decision about a job that waits for an environment. */
export interface Approval {
  readonly environment: string;
  readonly state: 'approved' | 'rejected';
  readonly by: string;
  readonly at: number;
  readonly comment: string;
}

/** An artifact of a run. */
export interface ArtifactRecord {
  readonly id: number;
  readonly name: string;
  /** Bytes of its files. */
  readonly size: number;
  readonly digest: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** A deployment that a job made. */
export interface Deployment {
  readonly environment: string;
  readonly jobId: number;
  readonly url: string;
  readonly at: number;
}

/** What a run is; never changes. */
export interface RunHead {
  readonly id: number;
  /** Of its workflow, from 1. */
  readonly number: number;
  readonly workflow: string;
  readonly path: string;
  readonly title: string;
  /** The commit whose workflow file is run. */
  readonly commit: string;
  /** The branch that it is listed under. */
  readonly branch: string;
  readonly createdAt: number;
  readonly event: CiEvent;
  readonly inputs: Readonly<Record<string, JsonValue>>;
}

/** A run as it is now. */
export interface RunState extends RunHead {
  readonly attempt: number;
  readonly status: Status;
  readonly conclusion: Conclusion | null;
  readonly startedAt: number;
  readonly completedAt: number | null;
  readonly isCancelled: boolean;
  /** Why it could not be run at all, in the words of the parser. */
  readonly problems: readonly string[];
  readonly jobs: readonly JobState[];
  readonly approvals: readonly Approval[];
  readonly artifacts: readonly ArtifactRecord[];
  readonly deployments: readonly Deployment[];
}
