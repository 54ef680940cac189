import { pyJson } from '../../../core/python-text';
import { byCodePoint } from '../text/compare';
import { md5Hex } from './md5';

/** A file of a directory that DVC tracks as one. */
export interface DirEntry {
  /** Relative to the directory, `/` between parts. */
  readonly relpath: string;
  readonly md5: string;
}

/** What ends the id of a directory object. */
export const DIR_SUFFIX = '.dir';

export const isDirId = (id: string): boolean => id.endsWith(DIR_SUFFIX);

/** The text of a directory object: Python's JSON of its files, sorted by path, without a line end. */
export const dirObjectText = (entries: readonly DirEntry[]): string =>
  pyJson(
    [...entries]
      .sort((a, b) => byCodePoint(a.relpath, b.relpath))
      .map(({ md5, relpath }) => ({ md5, relpath })),
  );

/** The id of a directory: the MD5 of its object's text, and `.dir`. */
export const dirId = (entries: readonly DirEntry[]): string => md5Hex(dirObjectText(entries)) + DIR_SUFFIX;

/** Reads a directory object; undefined when the text is none. */
export function parseDirObject(text: string): DirEntry[] | undefined {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(raw)) return undefined;
  const entries: DirEntry[] = [];
  for (const item of raw as { md5?: unknown; relpath?: unknown }[]) {
    if (typeof item?.md5 !== 'string' || typeof item.relpath !== 'string') return undefined;
    if (!isInside(item.relpath)) return undefined;
    entries.push({ md5: item.md5, relpath: item.relpath });
  }
  return entries;
}

/** A path that stays in its directory: an object made by hand must not write elsewhere. */
const isInside = (path: string): boolean =>
  path !== '' &&
  !path.startsWith('/') &&
  path.split('/').every((part) => part !== '..' && part !== '.' && part !== '');
