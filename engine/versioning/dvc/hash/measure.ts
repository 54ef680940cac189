import type { FileSystem } from '../../../core/file-system';
import { DvcError } from '../errors';
import { byCodePoint } from '../text/compare';
import { type DirEntry, dirId } from './dir-object';
import { md5OfFile, sizeOfFile } from './md5';

/** What DVC records of a file or directory. */
export interface Recorded {
  /** The id of its object; that of a directory ends in `.dir`. */
  readonly md5: string;
  /** Bytes; the sum for a directory. Absent in files written by hand. */
  readonly size?: number;
  /** How many files a directory has. */
  readonly nfiles?: number;
  /** Whether a file is executable. */
  readonly isexec?: boolean;
}

/** What stands in the workspace now; `entries` for a directory. */
export interface Measured extends Recorded {
  readonly size: number;
  readonly entries?: readonly DirEntry[];
}

/** Whether DVC overlooks an absolute path (`.dvcignore`). */
export type IgnoreRule = (absolute: string, isFolder: boolean) => boolean;

/** The files below a folder that DVC sees, relative to it, sorted by code point. Links to folders are not followed. */
export function filesIn(fs: FileSystem, folder: string, ignores: IgnoreRule): string[] {
  const found: string[] = [];
  const visit = (at: string, prefix: string) => {
    for (const name of fs.list(at)) {
      const path = `${at === '/' ? '' : at}/${name}`;
      const isFolder = fs.isFolder(path);
      if (ignores(path, isFolder)) continue;
      if (!isFolder) found.push(prefix + name);
      else if (fs.at(path)?.kind === 'folder') visit(path, `${prefix}${name}/`);
    }
  };
  visit(folder, '');
  return found.sort(byCodePoint);
}

/**
 * Hashes what stands at an absolute path.
 * @returns undefined when nothing is there.
 * @throws DvcError for a directory with a `.dvcignore` inside, which real DVC refuses too.
 */
export function measure(fs: FileSystem, path: string, ignores: IgnoreRule): Measured | undefined {
  const node = fs.follow(path);
  if (node === undefined) return undefined;
  if (node.kind !== 'folder') {
    const isexec = node.kind === 'file' && node.executable;
    return { md5: md5OfFile(fs, path), size: sizeOfFile(fs, path), ...(isexec && { isexec }) };
  }
  const files = filesIn(fs, path, ignores);
  const ignoreFile = files.find((file) => file === '.dvcignore' || file.endsWith('/.dvcignore'));
  if (ignoreFile !== undefined)
    throw new DvcError(`.dvcignore file should not be in collected dir path: '${path}'`);
  const entries = files.map((relpath) => ({ relpath, md5: md5OfFile(fs, `${path}/${relpath}`) }));
  const size = files.reduce((sum, relpath) => sum + sizeOfFile(fs, `${path}/${relpath}`), 0);
  return { md5: dirId(entries), size, nfiles: entries.length, entries };
}
