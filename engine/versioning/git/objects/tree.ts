import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { concatBytes, toBytes, toText } from '../text/bytes';
import { compareBytes } from '../text/compare';
import type { ObjectId } from './object-id';

/** The modes that a tree of git can hold. */
export const MODE = {
  file: 0o100644,
  executable: 0o100755,
  link: 0o120000,
  folder: 0o040000,
  submodule: 0o160000,
} as const;

/** One of `MODE`. */
export type FileMode = number;

/** One line of a tree. */
export interface TreeEntry {
  readonly mode: FileMode;
  /** One part of a path. */
  readonly name: string;
  readonly id: ObjectId;
}

/** A file, link or submodule somewhere below a tree. */
export interface FileEntry {
  readonly mode: FileMode;
  readonly id: ObjectId;
}

/** Six octal digits, as in `ls-tree` and in patches. */
export const modeText = (mode: FileMode): string => mode.toString(8).padStart(6, '0');

/** What of a mode makes another kind of thing: a change of it is a "typechange". */
export const kindOfMode = (mode: FileMode): number => mode & 0o170000;

/** Reads the body of a tree object. */
export function parseTree(body: Uint8Array): TreeEntry[] {
  const entries: TreeEntry[] = [];
  for (let at = 0; at < body.length; ) {
    const space = body.indexOf(32, at);
    const nul = body.indexOf(0, space);
    entries.push({
      mode: Number.parseInt(toText(body.subarray(at, space)), 8),
      name: toText(body.subarray(space + 1, nul)),
      id: bytesToHex(body.subarray(nul + 1, nul + 21)),
    });
    at = nul + 21;
  }
  return entries;
}

/** A folder sorts as if its name ended with a slash. */
const sortName = (entry: TreeEntry): string => (entry.mode === MODE.folder ? `${entry.name}/` : entry.name);

/** The body of a tree object; the entries may come in any order. */
export function formatTree(entries: readonly TreeEntry[]): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const entry of [...entries].sort((a, b) => compareBytes(sortName(a), sortName(b)))) {
    parts.push(toBytes(`${entry.mode.toString(8)} ${entry.name}\0`), hexToBytes(entry.id));
  }
  return concatBytes(parts);
}
