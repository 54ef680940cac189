import { contentReader } from '../../git/diff/file-change';
import { detectRenames } from '../../git/diff/renames';
import { diffTrees } from '../../git/diff/tree-diff';
import { mergeBases } from '../../git/history/merge-base';
import { walkHistory } from '../../git/history/walk';
import { bodyOf, type Commit, subjectOf } from '../../git/objects/commit';
import { outcomeOf, overallOutcome } from '../checks/check-outcome';
import type { CheckRun } from '../checks/check-run';
import { readChecks } from '../checks/check-store';
import { pullCommits, pullDiff } from '../pulls/pull-git';
import { branchTip, type ServerRepository } from '../server/server-repository';
import { type PullFile, shownFiles } from './pull-files';

/** A commit, as a list shows it. */
export interface CommitRow {
  readonly id: string;
  readonly subject: string;
  readonly body: string;
  readonly author: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Null: nobody has reported any. */
  readonly checks: ReturnType<typeof overallOutcome>;
}

/** A commit with what it changed against its first parent. */
export interface CommitPage extends CommitRow {
  readonly parents: readonly string[];
  readonly files: readonly PullFile[];
  readonly checkRuns: readonly CheckRun[];
}

/** Two branches side by side, as one sees them before a pull request is opened. */
export interface ComparePage {
  readonly base: string;
  readonly head: string;
  /** What the head has and the base lacks, oldest first. */
  readonly commits: readonly CommitRow[];
  readonly files: readonly PullFile[];
  /** Whether the two come from one history: only then there can be a pull request. */
  readonly isRelated: boolean;
}

const MOST = 200;

/** A commit as a row. */
export function commitRow(server: ServerRepository, commit: Commit): CommitRow {
  const checks = readChecks(server.git.fs, server.folder, commit.id);
  return {
    id: commit.id,
    subject: subjectOf(commit.message),
    body: bodyOf(commit.message).trim(),
    author: commit.author.name,
    at: commit.author.seconds * 1000,
    checks: overallOutcome(checks.map(outcomeOf)),
  };
}

/** The newest 200 commits of a branch; null: there is no such branch. */
export function commitList(server: ServerRepository, branch: string): CommitRow[] | null {
  const { objects } = server.git;
  const tip = branchTip(server, branch);
  if (tip === undefined) return null;
  const walk = walkHistory(objects, { include: [objects.commit(tip)], exclude: [], enough: MOST });
  return walk.commits.slice(0, MOST).map(({ commit }) => commitRow(server, commit));
}

/** One commit; null: the server has it not. */
export function commitPage(server: ServerRepository, id: string): CommitPage | null {
  const { objects, fs } = server.git;
  if (!/^[0-9a-f]{40}$/.test(id) || !objects.has(id)) return null;
  const commit = objects.commit(id);
  const parent = commit.parents[0];
  const read = contentReader(objects);
  const changes = diffTrees(
    objects,
    parent === undefined ? undefined : objects.commit(parent).tree,
    commit.tree,
  );
  return {
    ...commitRow(server, commit),
    parents: commit.parents,
    files: shownFiles({ changes: detectRenames(changes, read), read }),
    checkRuns: readChecks(fs, server.folder, id),
  };
}

/** Compares two branches; null: one of them is not there. */
export function comparePage(server: ServerRepository, base: string, head: string): ComparePage | null {
  const ends = { base: branchTip(server, base), head: branchTip(server, head) };
  if (ends.base === undefined || ends.head === undefined) return null;
  const both = { base: ends.base, head: ends.head };
  return {
    base,
    head,
    commits: pullCommits(server, both).map((commit) => commitRow(server, commit)),
    files: shownFiles(pullDiff(server, both)),
    isRelated: mergeBases(server.git.objects, both.head, [both.base]).length > 0,
  };
}
