import type { WorkspacePath } from './files';

const CANDIDATES = ['', '.ts', '.tsx', '.mts', '.js', '.mjs', '.json', '/index.ts', '/index.js'];
const SWAPPED: Readonly<Record<string, string>> = { '.js': '.ts', '.mjs': '.mts', '.jsx': '.tsx' };

/** `a/./b/../c` → `a/c`; null when the path climbs out of the workspace. */
export function joinPath(folder: string, relative: string): WorkspacePath | null {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (parts.length === 0) return null;
      parts.pop();
    } else parts.push(part);
  }
  return parts.join('/');
}

/** The folder of a path: `src/a.ts` → `src`, `a.ts` → ``. */
export const folderOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/**
 * Which file a path without `.` and `..` names when it is imported, as `tsx` resolves it: as written, `.js` standing for
 * a `.ts` file, without its extension, or a folder with an index. Null: none.
 */
export function importedFile(
  exists: (path: WorkspacePath) => boolean,
  base: WorkspacePath,
): WorkspacePath | null {
  if (exists(base)) return base;
  const extension = /\.[a-z]+$/.exec(base)?.[0] ?? '';
  const swapped = SWAPPED[extension];
  if (swapped !== undefined) {
    const path = base.slice(0, -extension.length) + swapped;
    if (exists(path)) return path;
  }
  for (const suffix of CANDIDATES) if (exists(base + suffix)) return base + suffix;
  return null;
}
