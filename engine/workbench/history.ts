import type { WorkspacePath } from '../core/files';
import { sha256Hex } from '../core/hash';
import { type SecretFinding, scanText } from './secret-scanner';

/** What a commit does to files; `null`: deleted. */
export type CommitChanges = Readonly<Record<WorkspacePath, string | null>>;

/** One commit of the lab's small history; a real repository comes in a later lesson. */
export interface Commit {
  /** Seven characters that follow from everything before it: a rewritten history has other ids. */
  readonly id: string;
  readonly message: string;
  readonly author: string;
  /** The day of the lab. */
  readonly day: number;
  readonly changes: CommitChanges;
}

/** A commit before it has its id. */
export type CommitBody = Omit<Commit, 'id'>;

/** Gives each commit its id, from its parent's and its own content. */
export function withIds(bodies: readonly CommitBody[]): readonly Commit[] {
  let parent = '';
  return bodies.map((body) => {
    const { message, author, day, changes } = body;
    const sorted = Object.entries(changes).sort(([a], [b]) => (a < b ? -1 : 1));
    parent = sha256Hex(JSON.stringify([parent, message, author, day, sorted])).slice(0, 7);
    return { ...body, id: parent };
  });
}

/** The files as they are after the first `count` commits. */
export function treeAt(
  commits: readonly CommitBody[],
  count = commits.length,
): Readonly<Record<WorkspacePath, string>> {
  const tree: Record<WorkspacePath, string> = {};
  for (const { changes } of commits.slice(0, count)) {
    for (const [path, content] of Object.entries(changes)) {
      if (content === null) delete tree[path];
      else tree[path] = content;
    }
  }
  return tree;
}

/** What a purged secret becomes, as `git filter-repo --replace-text` writes it. */
export const REMOVED = '***REMOVED***';

/** The history with a text taken out of every commit: all commits from the first that held it get new ids. */
export function purge(commits: readonly Commit[], text: string): readonly Commit[] {
  if (text === '') return commits;
  return withIds(
    commits.map(({ message, author, day, changes }) => ({
      message: message.replaceAll(text, REMOVED),
      author,
      day,
      changes: Object.fromEntries(
        Object.entries(changes).map(([path, content]) => [path, content?.replaceAll(text, REMOVED) ?? null]),
      ),
    })),
  );
}

/** A secret in a commit. */
export interface CommitFinding extends SecretFinding {
  readonly commit: Pick<Commit, 'id' | 'message'>;
}

/** Finds what looks like a secret in every commit: what was deleted since is still there. */
export function scanHistory(commits: readonly Commit[]): readonly CommitFinding[] {
  return commits.flatMap(({ id, message, changes }) => [
    ...Object.entries(changes).flatMap(([path, content]) =>
      content === null ? [] : scanText(path, content).map((found) => ({ ...found, commit: { id, message } })),
    ),
    ...scanText('(message)', message).map((found) => ({ ...found, commit: { id, message } })),
  ]);
}
