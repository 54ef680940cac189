import type { JsonValue } from '../../core/json';

/** The events that start workflows in the lab. */
export type EventName =
  | 'push'
  | 'pull_request'
  | 'workflow_dispatch'
  | 'schedule'
  | 'workflow_run'
  | 'repository_dispatch'
  | 'release';

/** Something that happened to a repository. */
export interface CiEvent {
  readonly name: EventName;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Login of who did it. */
  readonly actor: string;
  /** In full: `refs/heads/main`, `refs/tags/v1`, `refs/pull/3/merge`. */
  readonly ref: string;
  /** The commit that jobs check out. */
  readonly sha: string;
  /** The commit that checks are reported on: of a pull request its head, else `sha`. */
  readonly headSha: string;
  /** Of a pull request: the branch it goes into; else ''. */
  readonly baseRef: string;
  /** Of a pull request: the branch it comes from; else ''. */
  readonly headRef: string;
  /** The activity: `opened`, `synchronize`, `completed`; '' when there is none. */
  readonly action: string;
  /** What changed, for filters of paths; null: the event knows of no files (a tag). */
  readonly files: readonly string[] | null;
  /** The first lines of the commit; skip words are looked for in it. */
  readonly message: string;
  /** `github.event`. */
  readonly payload: JsonValue;
  /** Of `workflow_dispatch`: what was given, still as text. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Of `workflow_dispatch` and `schedule`: the one workflow that is meant, by path. */
  readonly workflow?: string;
  /** Of `workflow_run`: how many runs led to it, one by the other. */
  readonly chain: number;
  /** Whether it comes from a fork: then it has no secrets and may only read. */
  readonly isFork: boolean;
}

/** The fields that most events leave as they are. */
export const EMPTY_EVENT: Omit<CiEvent, 'name' | 'at' | 'actor' | 'ref' | 'sha' | 'headSha'> = {
  baseRef: '',
  headRef: '',
  action: '',
  files: null,
  message: '',
  payload: {},
  inputs: {},
  chain: 0,
  isFork: false,
};

/** `main` of `refs/heads/main`; `3/merge` of `refs/pull/3/merge`. */
export const refName = (ref: string): string => ref.replace(/^refs\/(heads|tags|pull|remotes)\//, '');
