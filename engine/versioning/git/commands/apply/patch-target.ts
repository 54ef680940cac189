import { kindOfMode, MODE } from '../../objects/tree';
import type { CommandContext } from '../../program/context';
import { fail } from '../../program/failure';
import { NO_STAT } from '../../staging/index-entry';
import type { FoundFile, PatchedFile } from './patched-file';

/** Where a patch is applied: the files, the index, or both. */
export interface PatchTarget {
  /** Undefined: nothing is there. @throws GitFailure when index and files differ and both are patched. */
  find(path: string): FoundFile | undefined;
  /** How an error calls a file that a patch wants to make and that is there; undefined: it is not. */
  inTheWay(path: string): string | undefined;
  /** How an error calls a file that is not there. */
  readonly missing: string;
  /** Writes what came of all patches. */
  keep(files: readonly PatchedFile[]): void;
}

/** @param into which of the two is patched; at least one. */
export function patchTarget(
  { repo, worktree }: CommandContext,
  into: { readonly index: boolean; readonly files: boolean },
): PatchTarget {
  const index = repo.readIndex();
  return {
    missing: into.index ? 'does not exist in index' : 'No such file or directory',
    inTheWay(path) {
      if (into.index && index.has(path)) return 'already exists in index';
      return into.files && worktree.node(path) !== undefined
        ? 'already exists in working directory'
        : undefined;
    },
    find(path) {
      if (into.index) {
        const entry = index.get(path);
        if (entry === undefined || kindOfMode(entry.mode) === MODE.submodule) return undefined;
        if (into.files && worktree.differs(entry, index)) fail(`${path}: does not match index`);
        return { mode: entry.mode, bytes: repo.objects.blob(entry.id) };
      }
      const mode = worktree.mode(path);
      return mode === undefined ? undefined : { mode, bytes: worktree.bytes(path) };
    },
    keep(files) {
      for (const { path, now } of files) {
        if (into.files) {
          if (now === null) worktree.remove(path);
          else worktree.write(path, now.mode, now.bytes);
        }
        if (!into.index) continue;
        if (now === null) {
          index.remove(path);
          continue;
        }
        index.makeRoom(path);
        const id = repo.objects.writeBlob(now.bytes);
        const stat = into.files ? worktree.stat(path) : NO_STAT;
        index.set({ path, mode: now.mode, id, stage: 0, stat });
      }
      if (into.index) index.save(repo.fs, repo.gitDir);
    },
  };
}
