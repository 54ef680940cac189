import type { FileMark } from '../../core/files';
import { foldersAbove } from '../places';
import { ArchiveError, quoted } from './archive-error';
import type { ArchiveLimits } from './limits';
import { foldedName, partsOfName } from './names';
import type { OpenedZip } from './zip/read-zip';
import type { ZipEntry } from './zip/zip-entry';

/** What an archive holds, by path; bytes, because what is text is decided later. */
export interface ArchiveTree {
  readonly files: Map<string, Uint8Array>;
  readonly marks: Map<string, FileMark>;
  /** The one folder that everything was in, and that was taken away; null: there was none. */
  readonly root: string | null;
  /** Paths that were left out: what systems add to archives by themselves. */
  readonly leftOut: readonly string[];
}

const TYPE = 0o170000;
const PLAIN = 0o100000;
const LINK = 0o120000;
const FOLDER = 0o040000;
const EXECUTABLE = 0o111;

type Kind = 'file' | 'link' | 'folder';

interface Place {
  readonly path: string;
  readonly kind: Kind;
  readonly entry: ZipEntry;
}

/**
 * The tree that the entries of a zip make: names checked, twins and disguises refused, links held inside.
 * @throws ArchiveError
 */
export function treeOfEntries(zip: OpenedZip, limits: ArchiveLimits): ArchiveTree {
  const { places, root, leftOut } = placesOf(zip.entries, limits);
  const links = new Set(places.filter(({ kind }) => kind === 'link').map(({ path }) => path));
  for (const { path } of places) {
    const through = foldersAbove(path).find((folder) => links.has(folder));
    if (through !== undefined)
      throw new ArchiveError(
        'archive-through-link',
        `${quoted(path)} would be written through the link ${quoted(through)}`,
      );
  }
  refuseTwins(places);
  const files = new Map<string, Uint8Array>();
  const marks = new Map<string, FileMark>();
  for (const { path, kind, entry } of places) {
    const content = zip.content(entry);
    if (kind === 'folder') {
      if (content.length > 0)
        throw new ArchiveError(
          'archive-folder-with-content',
          `${quoted(path)} is a folder with bytes of its own`,
        );
      marks.set(path, 'folder');
      continue;
    }
    files.set(path, content);
    if (kind === 'link') {
      checkLink(path, content, links);
      marks.set(path, 'link');
    } else if ((entry.mode & EXECUTABLE) !== 0) marks.set(path, 'executable');
  }
  // A folder with something in it needs no mark.
  for (const path of files.keys()) for (const folder of foldersAbove(path)) marks.delete(folder);
  for (const path of [...marks.keys()]) for (const folder of foldersAbove(path)) marks.delete(folder);
  return { files, marks, root, leftOut };
}

function targetOf(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new ArchiveError('archive-link-target', `the link ${quoted(path)} leads to no readable name`);
  }
}

function placesOf(entries: readonly ZipEntry[], limits: ArchiveLimits) {
  const checked = entries.map((entry) => ({
    entry,
    kind: kindOf(entry),
    parts: partsOfName(entry.name, entry.isFolder, limits.depth),
  }));
  const isNoise = (parts: readonly string[]) =>
    parts[0] === '__MACOSX' || ['.DS_Store', 'Thumbs.db', 'desktop.ini'].includes(parts.at(-1)!);
  const kept = checked.filter(({ parts }) => !isNoise(parts));
  const root = commonRoot(kept);
  const places = kept.flatMap(({ entry, kind, parts }): Place[] => {
    const path = (root === null ? parts : parts.slice(1)).join('/');
    return path === '' ? [] : [{ path, kind, entry }];
  });
  if (!places.some(({ kind }) => kind !== 'folder'))
    throw new ArchiveError('archive-empty', 'there is no file in it');
  const leftOut = checked.filter(({ parts }) => isNoise(parts)).map(({ parts }) => parts.join('/'));
  return { places, root, leftOut };
}

/** The folder that everything lies in, as when a project's folder was packed. A repository at the top is no such folder. */
function commonRoot(
  entries: readonly { readonly parts: readonly string[]; readonly kind: Kind }[],
): string | null {
  const root = entries[0]?.parts[0];
  if (root === undefined || root === '.git') return null;
  const isInside = ({ parts, kind }: (typeof entries)[number]) =>
    parts[0] === root && (parts.length > 1 || kind === 'folder');
  return entries.every(isInside) ? root : null;
}

function kindOf({ name, mode, isFolder }: ZipEntry): Kind {
  const type = mode & TYPE;
  const fits = type === 0 || (isFolder ? type === FOLDER : type === PLAIN || type === LINK);
  if (!fits)
    throw new ArchiveError('archive-special-file', `${quoted(name)} is neither a file, a link nor a folder`);
  if (isFolder) return 'folder';
  return type === LINK ? 'link' : 'file';
}

/** Refuses a name that is there twice, as it is or as a system that folds case sees it, and a file that is a folder too. */
function refuseTwins(places: readonly Place[]): void {
  const seen = new Map<string, string>();
  const folders = new Map<string, string>();
  const isFile = new Set(places.filter(({ kind }) => kind !== 'folder').map(({ path }) => path));
  const enter = (path: string, into: Map<string, string>) => {
    const folded = foldedName(path);
    const other = seen.get(folded) ?? folders.get(folded);
    if (other !== undefined && other !== path)
      throw new ArchiveError(
        'archive-name-case',
        `${quoted(other)} and ${quoted(path)} are one file on a system that takes no account of case`,
      );
    into.set(folded, path);
  };
  for (const { path, kind } of places) {
    if (seen.get(foldedName(path)) === path)
      throw new ArchiveError('archive-name-twice', `${quoted(path)} is in it twice`);
    for (const folder of foldersAbove(path)) {
      if (isFile.has(folder))
        throw new ArchiveError('archive-file-and-folder', `${quoted(folder)} is both a file and a folder`);
      enter(folder, folders);
    }
    if (kind === 'folder' && isFile.has(path))
      throw new ArchiveError('archive-file-and-folder', `${quoted(path)} is both a file and a folder`);
    enter(path, seen);
  }
}

/** A link may lead to anything inside of the project but the repository's own files. */
function checkLink(path: string, content: Uint8Array, links: ReadonlySet<string>): void {
  const target = targetOf(path, content);
  const refuse = (reason: string) =>
    new ArchiveError('archive-link-target', `the link ${quoted(path)} ${reason}`, { path, target });
  if (path === '.git' || path.startsWith('.git/'))
    throw new ArchiveError('archive-link-in-repository', `${quoted(path)} is a link`);
  if (target === '' || target.length > 400 || /\p{Cc}/u.test(target) || target.includes('\\'))
    throw refuse('leads to no name that can be had');
  if (target.startsWith('/') || /^[A-Za-z]:/.test(target)) throw refuse('leads out of the project');
  const at = path.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '' || part === '.') continue;
    // Behind a link, `..` is the folder that it leads to, not the one that it stands in.
    if (part === '..' && links.has(at.join('/'))) throw refuse('goes back through another link');
    if (part !== '..') at.push(part);
    else if (at.pop() === undefined) throw refuse('leads out of the project');
  }
  if (foldedName(at[0] ?? '') === '.git') throw refuse('leads into the repository');
}
