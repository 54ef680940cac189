import { StagecraftError } from './errors';
import { sha256Hex } from './hash';

/** A path inside a workspace: relative, `/` between parts, no `.` or `..`, e.g. `src/train.ts`. */
export type WorkspacePath = string;

/** What a file holds: text, or bytes for models and images. */
export type FileContent = string | Uint8Array;

/** A whole workspace by path. */
export type WorkspaceFiles = Readonly<Record<WorkspacePath, FileContent>>;

/** What a path can be that is not a plain file. */
export const FILE_MARKS = ['executable', 'link', 'folder'] as const;

/**
 * What stands at a path that is not a plain file: `executable` is a file of mode 755; `link` is a symbolic link whose
 * content is its target; `folder` is a folder that is there even with nothing in it, and has no content.
 */
export type FileMark = (typeof FILE_MARKS)[number];

/** The paths of a workspace that are not plain files. Those marked `folder` are not among its files. */
export type FileMarks = Readonly<Record<WorkspacePath, FileMark>>;

/** A path that cannot be in a workspace. */
export class InvalidPathError extends StagecraftError<'invalid-path'> {
  constructor(path: string, reason: string) {
    super('invalid-path', `The path ${JSON.stringify(path)} cannot be used: ${reason}.`, { path });
  }
}

const CONTROL = /\p{Cc}/u;
const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Checks a path and returns it in its one normal form (`./src//a.ts` → `src/a.ts`).
 * @throws InvalidPathError for an empty path, an absolute one, one that climbs out, or one with odd characters.
 */
export function normalizePath(path: string): WorkspacePath {
  if (path.length > 400)
    throw new InvalidPathError(`${path.slice(0, 40)}…`, 'it is longer than 400 characters');
  if (CONTROL.test(path) || path.includes('\\'))
    throw new InvalidPathError(path, 'it has a character that no path may have');
  if (path.startsWith('/')) throw new InvalidPathError(path, 'it must be relative to the workspace');
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.length === 0) throw new InvalidPathError(path, 'it names no file');
  if (parts.includes('..')) throw new InvalidPathError(path, 'it leaves the workspace');
  const reserved = parts.find((part) => RESERVED.has(part));
  if (reserved !== undefined) throw new InvalidPathError(path, `${reserved} is a reserved name`);
  return parts.join('/');
}

/**
 * A hash of a whole workspace: SHA-256 over its sorted paths and the hashes of their contents. Two workspaces with the
 * same files have the same hash; results carry it, so that a stale one is known.
 */
export function hashFiles(files: WorkspaceFiles): string {
  const lines = Object.keys(files)
    .sort()
    .map((path) => `${sha256Hex(files[path]!)}  ${path}`);
  return sha256Hex(lines.join('\n'));
}
