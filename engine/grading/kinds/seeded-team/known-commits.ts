import type { WorkspaceFiles } from '../../../core/files';
import { sha256Hex } from '../../../core/hash';
import type { TeamCommit } from './commits';
import { fingerprint } from './fingerprint';
import type { CommitRun } from './make-commit';

/** How many commits are kept: those of a few gradings and replays. */
const MOST = 80;

/** What a commit has led to, and all that was there afterwards. */
export interface Made {
  readonly run: CommitRun;
  /** Null: it did not stay. */
  readonly after: WorkspaceFiles | null;
}

const known = new Map<string, Promise<Made | null>>();

/**
 * Makes a commit once on the same state of everything: time and chance of a desk follow from the state, so it leads to the
 * same again. So checks that look at the first commits, and those that look at all, make the first ones once.
 */
export function madeOnce(
  files: WorkspaceFiles,
  commit: TeamCommit,
  at: number,
  support: Readonly<Record<string, string>>,
  make: () => Promise<Made | null>,
): Promise<Made | null> {
  const state = Object.keys(files)
    .sort()
    .map((path) => `${path} ${fingerprint(files[path]!)}`);
  const rows = commit.edits.map((edit) => ('rows' in edit ? support[edit.rows] : ''));
  const key = sha256Hex(JSON.stringify([state, commit, at, rows]));
  const before = known.get(key);
  if (before) return before;
  const made = make();
  known.set(key, made);
  // One that broke, or was stopped, is made again.
  made.catch(() => known.delete(key));
  if (known.size > MOST) known.delete(known.keys().next().value!);
  return made;
}
