import { ArchiveError, type ArchiveErrorCode, quoted } from './archive-error';

/** Of a path, as `normalizePath` allows it, and of one name in it, as file systems do. */
const LONGEST_PATH = 400;
const LONGEST_NAME = 255;

const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);
const DEVICE =
  /^(con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3]|conin\$|conout\$)(\..*)?$/i;
const CONTROL = /\p{Cc}/u;
const LONE_SURROGATE = /\p{Cs}/u;
/** What Windows cannot have in a name; a colon would also name a stream of another file. */
const NOT_ON_WINDOWS = /[<>:"|?*]/;
/** Characters that HFS+ leaves out when it compares names, so that `.g\u200cit` is `.git` there (CVE-2014-9390). */
const IGNORED_BY_HFS = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;

/**
 * Checks the name of an entry and returns its parts. What one system would read otherwise than another is refused: a zip
 * comes from anywhere, and goes anywhere.
 * @throws ArchiveError
 */
export function partsOfName(name: string, isFolder: boolean, depth: number): readonly string[] {
  const refuse = (code: ArchiveErrorCode, reason: string) =>
    new ArchiveError(code, `the name ${quoted(name)} ${reason}`, { name });
  if (name.length > LONGEST_PATH + 1) throw refuse('archive-name-too-long', `is longer than ${LONGEST_PATH}`);
  if (CONTROL.test(name) || LONE_SURROGATE.test(name))
    throw refuse('archive-name-characters', 'has a character that no name may have');
  if (name.includes('\\')) throw refuse('archive-path-backslash', 'has a backslash, which some take for a /');
  if (name.startsWith('/')) throw refuse('archive-path-absolute', 'begins at the root of a disk');
  if (/^[A-Za-z]:/.test(name)) throw refuse('archive-path-absolute', 'names a drive');
  const parts = (isFolder && name.endsWith('/') ? name.slice(0, -1) : name).split('/');
  if (parts.length > depth) throw refuse('archive-too-deep', `lies more than ${depth} folders deep`);
  for (const part of parts) {
    if (part === '..') throw refuse('archive-path-climbs', 'climbs out of its folder');
    if (part === '' || part === '.') throw refuse('archive-path-not-normal', 'has an empty part');
    if (NOT_ON_WINDOWS.test(part) || /[. ]$/.test(part))
      throw refuse('archive-name-characters', 'cannot be had on every system');
    if (new TextEncoder().encode(part).length > LONGEST_NAME)
      throw refuse('archive-name-too-long', `has a part longer than ${LONGEST_NAME} bytes`);
    if (RESERVED.has(part)) throw refuse('archive-name-reserved', `has the reserved part ${part}`);
    if (DEVICE.test(part)) throw refuse('archive-name-device', `names a device of Windows (${part})`);
    if (isGitLookalike(part))
      throw refuse('archive-name-git-lookalike', 'is .git in disguise on some systems');
  }
  return parts;
}

/** Whether some file system takes a name for `.git`, though it is spelled otherwise. */
export function isGitLookalike(name: string): boolean {
  if (name === '.git') return false;
  const folded = name.normalize('NFC').replace(IGNORED_BY_HFS, '').toLowerCase();
  return folded === '.git' || /^git~[0-9]+$/.test(folded) || /^\.git[. ]+$/.test(folded);
}

/** How a name compares on a file system that takes no account of case and of how letters are composed. */
export function foldedName(path: string): string {
  return path.normalize('NFC').toLowerCase().normalize('NFC');
}
