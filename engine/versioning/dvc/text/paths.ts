import { resolvePath } from '../../../core/file-system';

/** Whether `path` is `folder` or below it (absolute paths, or both relative to the same place; '' is the top). */
export function isWithin(folder: string, path: string): boolean {
  if (folder === '' || folder === '/') return folder === '' ? !path.startsWith('/') : path.startsWith('/');
  return path === folder || path.startsWith(`${folder}/`);
}

/** The way from one absolute folder to an absolute path, as Python's `os.path.relpath`; `.` for the same. */
export function relativePath(from: string, to: string): string {
  const start = from.split('/').filter(Boolean);
  const end = to.split('/').filter(Boolean);
  let shared = 0;
  while (shared < start.length && shared < end.length && start[shared] === end[shared]) shared++;
  const parts = [...start.slice(shared).map(() => '..'), ...end.slice(shared)];
  return parts.length === 0 ? '.' : parts.join('/');
}

/** Joins what is not empty by `/`. */
export const joinPath = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join('/');

/** The folder of a path that may be relative: '' for what stands at the top. */
export const folderOf = (path: string): string =>
  path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';

/**
 * Paths of one repository. Inside of it a path is kept relative to the root (`data/raw.csv`, '' for the root itself);
 * outside of it absolute.
 */
export class RepoPaths {
  /** The absolute folder that holds `.dvc`. */
  readonly root: string;
  /** The absolute working folder of the command. */
  readonly cwd: string;

  constructor(root: string, cwd: string) {
    this.root = root;
    this.cwd = cwd;
  }

  /** The kept form of an absolute path. */
  kept(absolute: string): string {
    if (absolute === this.root) return '';
    return isWithin(this.root, absolute)
      ? absolute.slice(this.root === '/' ? 1 : this.root.length + 1)
      : absolute;
  }

  absolute(kept: string): string {
    return kept.startsWith('/') ? kept : resolvePath(this.root, kept);
  }

  /** The kept form of a path as it is written in a file of the kept folder `wdir`. */
  from(wdir: string, written: string): string {
    return this.kept(resolvePath(this.absolute(wdir), written));
  }

  /** The kept form of a path as it is typed at the prompt. */
  typed(path: string): string {
    return this.kept(resolvePath(this.cwd, path));
  }

  /** How a path is shown: relative to the working folder; absolute when it is outside of the repository. */
  shown(kept: string): string {
    if (kept.startsWith('/')) return kept;
    return relativePath(isWithin(this.root, this.cwd) ? this.cwd : this.root, this.absolute(kept));
  }
}
