import type { FileDiffInput } from '@/engine/versioning/git/views/file-diff';
import type { GitOverview } from '@/engine/versioning/git/views/overview';

/** The change whose diff is shown. */
export interface ChosenChange {
  readonly side: 'staged' | 'unstaged' | 'conflict';
  readonly path: string;
  /** Where a staged rename comes from. */
  readonly oldPath: string;
}

/** The change to show: the chosen one while it is there, else the same file on the other side; null: none. */
export function shownChange(
  { staged, unstaged, conflicts }: GitOverview,
  chosen: ChosenChange | null,
): ChosenChange | null {
  if (chosen === null) return null;
  const { side, path } = chosen;
  if (side === 'conflict') return conflicts.some((one) => one.path === path) ? chosen : null;
  const has = {
    staged: staged.find((one) => one.path === path),
    unstaged: unstaged.find((one) => one.path === path),
  };
  if (has[side]) return chosen;
  const other = side === 'staged' ? 'unstaged' : 'staged';
  return has[other] ? { side: other, path, oldPath: has[other].renamedFrom ?? path } : null;
}

/** What is compared for a change. */
export function changeDiff({ side, path, oldPath }: ChosenChange, head: string | null): FileDiffInput {
  if (side === 'conflict') return { path, before: { in: 'ours' }, after: { in: 'theirs' } };
  if (side === 'unstaged') return { path, before: { in: 'index' }, after: { in: 'files' } };
  return {
    path,
    oldPath,
    before: head === null ? { in: 'nothing' } : { in: 'commit', id: head },
    after: { in: 'index' },
  };
}
