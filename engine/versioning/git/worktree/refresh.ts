import { kindOfMode } from '../objects/tree';
import type { Index } from '../staging/index-file';
import type { Worktree } from './worktree';

/**
 * Renews the stat of entries whose file has the content of the index, and names the others as `git reset` does:
 * `M<tab>path`, `D`, `T`, `A` (only meant to be added), `U`.
 */
export function refreshIndex(worktree: Worktree, index: Index): string[] {
  const lines: string[] = [];
  for (const path of index.paths()) {
    const entry = index.get(path);
    if (entry === undefined) {
      lines.push(`U\t${path}`);
      continue;
    }
    const mode = worktree.mode(path);
    if (entry.intentToAdd === true) {
      if (mode !== undefined) lines.push(`A\t${path}`);
    } else if (!worktree.differs(entry, index)) {
      if (mode !== undefined) index.set({ ...entry, stat: worktree.stat(path) });
    } else if (mode === undefined) lines.push(`D\t${path}`);
    else lines.push(`${kindOfMode(mode) === kindOfMode(entry.mode) ? 'M' : 'T'}\t${path}`);
  }
  return lines;
}
