import type { Annotation, Conclusion, Status } from '../store/run-state';
import type { CiEvent } from '../triggers/event';

/** A commit as workflows see it. */
export interface CiCommit {
  readonly id: string;
  readonly message: string;
  readonly author: { readonly name: string; readonly email: string };
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What is said about a commit by one job: a check. */
export interface CiCheck {
  /** As pull requests show it and branch rules name it. */
  readonly name: string;
  readonly workflow: string;
  readonly status: Status;
  readonly conclusion: Conclusion | null;
  readonly runId: number;
  readonly jobId: number;
  readonly startedAt: number;
  readonly completedAt: number | null;
  readonly annotations: readonly Annotation[];
}

/** A repository on the lab's forge, as the engine of workflows needs it. */
export interface CiRepository {
  readonly owner: string;
  readonly name: string;
  /** The folder of the bare repository in the lab's file system; what workflows leave lies below its `lab/actions`. */
  readonly folder: string;
  readonly defaultBranch: string;
  readonly isPrivate: boolean;
  /** Logins of colleagues, who answer by themselves when their review is asked for. */
  readonly colleagues: readonly string[];
  /** The commit that a branch, a tag, a full ref or an id means; undefined: none. */
  resolve(revision: string): string | undefined;
  commit(id: string): CiCommit | undefined;
  /** The paths of the files of a commit below a folder, sorted. */
  files(commit: string, folder: string): readonly string[];
  /** The text of a file of a commit; undefined: it is not there. */
  read(commit: string, path: string): string | undefined;
  /** What has happened since the event of this number, oldest first; the engine takes each once. */
  eventsAfter(number: number): readonly { readonly number: number; readonly event: CiEvent }[];
  /** Shows a check on a commit, in place of what was said before under its name. */
  report(commit: string, check: CiCheck): void;
  /** Adds a comment to a pull request. @returns false: there is no such pull request. */
  comment(pull: number, author: string, body: string): boolean;
}

/** The forge of the lab. */
export interface CiForge {
  /** @returns undefined: there is no such repository. */
  open(owner: string, name: string): CiRepository | undefined;
}
