import { type FileSystem, resolvePath } from '../../core/file-system';
import { HOME } from '../../core/lab-layout';
import type { Suggestion } from './suggestion';

/** The files and folders that a word could name; hidden ones only when it begins with a dot. */
export function fileCandidates(
  fs: FileSystem,
  cwd: string,
  word: string,
  wants: (path: string, isFolder: boolean) => boolean = () => true,
): Suggestion[] {
  const cut = word.lastIndexOf('/') + 1;
  const typed = word.slice(0, cut);
  const folder = resolvePath(cwd, typed.startsWith('~/') ? `${HOME}/${typed.slice(2)}` : typed);
  if (!fs.isFolder(folder)) return [];
  const start = word.slice(cut);
  return fs
    .list(folder)
    .filter((name) => name.startsWith(start) && (start.startsWith('.') || !name.startsWith('.')))
    .flatMap((name) => {
      const path = `${folder === '/' ? '' : folder}/${name}`;
      const isFolder = fs.isFolder(path);
      if (!isFolder && !wants(path, false)) return [];
      if (isFolder && !wants(path, true)) return [];
      const tail = isFolder ? '/' : '';
      return [{ text: `${typed}${name}${tail}`, isOpen: isFolder, shown: `${name}${tail}` }];
    });
}

/** Folders only. */
export const folderCandidates = (fs: FileSystem, cwd: string, word: string): Suggestion[] =>
  fileCandidates(fs, cwd, word, (_path, isFolder) => isFolder);
