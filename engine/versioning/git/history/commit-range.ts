import type { Commit } from '../objects/commit';
import type { ObjectStore } from '../objects/object-store';
import type { CommandContext } from '../program/context';
import { die } from '../program/failure';
import { mergeBases } from './merge-base';
import { resolveCommit } from './revision';
import { walkHistory } from './walk';

/** Commits that are wanted, and commits whose history is not. */
export interface CommitRange {
  readonly include: readonly Commit[];
  readonly exclude: readonly Commit[];
  /** Whether a range was asked for (`A..B`, `^A`), not single commits only. */
  readonly isWalk: boolean;
}

/**
 * Reads revisions as `git rev-list` takes them: `A`, `^A`, `A..B`, `A...B`, `A^!`, `A^@`.
 * @throws GitFailure `bad revision '…'`.
 */
export function parseRange(context: CommandContext, texts: readonly string[]): CommitRange {
  const include: Commit[] = [];
  const exclude: Commit[] = [];
  let isWalk = false;
  const find = (text: string, whole: string): Commit =>
    resolveCommit(context.repo, text === '' ? 'HEAD' : text, context.revisions) ??
    die(`bad revision '${whole}'`);
  for (const text of texts) {
    const range = /^(.*?)(\.\.\.?)(.*)$/s.exec(text);
    const parents = /^(.*)\^([!@])$/s.exec(text);
    if (range !== null && text !== '..') {
      const [left, right] = [find(range[1]!, text), find(range[3]!, text)];
      isWalk = true;
      include.push(right);
      if (range[2] === '..') exclude.push(left);
      else {
        include.push(left);
        for (const id of mergeBases(context.repo.objects, left.id, [right.id]))
          exclude.push(context.repo.objects.commit(id));
      }
    } else if (text.startsWith('^')) {
      exclude.push(find(text.slice(1), text));
      isWalk = true;
    } else if (parents !== null) {
      const commit = find(parents[1]!, text);
      const own = commit.parents.map((id) => context.repo.objects.commit(id));
      isWalk = true;
      if (parents[2] === '@') include.push(...own);
      else {
        include.push(commit);
        exclude.push(...own);
      }
    } else include.push(find(text, text));
  }
  return { include, exclude, isWalk };
}

/** The commits of a range, newest first, as `git rev-list` lists them. */
export const commitsOf = (
  objects: ObjectStore,
  { include, exclude }: Pick<CommitRange, 'include' | 'exclude'>,
): Commit[] => walkHistory(objects, { include, exclude }).commits.map(({ commit }) => commit);
