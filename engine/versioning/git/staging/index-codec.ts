import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { StagecraftError } from '@/engine/core/errors';
import { sha1Bytes } from '../objects/object-id';
import { toBytes, toText } from '../text/bytes';
import type { IndexEntry, Stage } from './index-entry';

/** An index file that cannot be read. */
export class IndexFormatError extends StagecraftError<'bad-index'> {
  constructor(reason: string) {
    super('bad-index', `The index cannot be read: ${reason}.`, { reason });
  }
}

const SIGNATURE = 0x44495243;
const HEADER = 12;
const FIXED = 62;
const EXTENDED = 0x4000;
const LONG_NAME = 0xfff;

/** Reads an index file of version 2 or 3; extensions are skipped. @throws IndexFormatError */
export function decodeIndex(bytes: Uint8Array): IndexEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER + 20 || view.getUint32(0) !== SIGNATURE)
    throw new IndexFormatError('it does not start with DIRC');
  const version = view.getUint32(4);
  if (version !== 2 && version !== 3)
    throw new IndexFormatError(`it has version ${version}, only 2 and 3 are known`);
  const entries: IndexEntry[] = [];
  let at = HEADER;
  for (let left = view.getUint32(8); left > 0; left--) {
    if (at + FIXED > bytes.length - 20) throw new IndexFormatError('it is cut short');
    const flags = view.getUint16(at + 60);
    const extended = (flags & EXTENDED) !== 0;
    const more = extended ? view.getUint16(at + 62) : 0;
    const nameAt = at + FIXED + (extended ? 2 : 0);
    const nameEnd = bytes.indexOf(0, nameAt);
    entries.push({
      path: toText(bytes.subarray(nameAt, nameEnd)),
      mode: view.getUint32(at + 24),
      id: bytesToHex(bytes.subarray(at + 40, at + 60)),
      stage: ((flags >> 12) & 3) as Stage,
      stat: {
        mtimeMs: view.getUint32(at + 8) * 1000 + Math.floor(view.getUint32(at + 12) / 1e6),
        ino: view.getUint32(at + 20),
        size: view.getUint32(at + 36),
      },
      ...((flags & 0x8000) !== 0 && { assumeValid: true }),
      ...((more & 0x4000) !== 0 && { skipWorktree: true }),
      ...((more & 0x2000) !== 0 && { intentToAdd: true }),
    });
    at += (nameEnd - at + 8) & ~7;
  }
  return entries;
}

const extendedFlags = (entry: IndexEntry): number =>
  (entry.skipWorktree === true ? 0x4000 : 0) | (entry.intentToAdd === true ? 0x2000 : 0);

/** An index file of version 2 (3 where an entry needs it). @param entries sorted by path, then stage. */
export function encodeIndex(entries: readonly IndexEntry[]): Uint8Array {
  const names = entries.map((entry) => toBytes(entry.path));
  const fixed = entries.map((entry) => FIXED + (extendedFlags(entry) === 0 ? 0 : 2));
  let size = HEADER;
  names.forEach((name, i) => {
    size += (fixed[i]! + name.length + 8) & ~7;
  });
  const bytes = new Uint8Array(size + 20);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, SIGNATURE);
  view.setUint32(4, entries.some((entry) => extendedFlags(entry) !== 0) ? 3 : 2);
  view.setUint32(8, entries.length);
  let at = HEADER;
  entries.forEach((entry, i) => {
    const name = names[i]!;
    const more = extendedFlags(entry);
    const seconds = Math.floor(entry.stat.mtimeMs / 1000);
    const nanos = Math.floor(entry.stat.mtimeMs % 1000) * 1e6;
    view.setUint32(at, seconds);
    view.setUint32(at + 4, nanos);
    view.setUint32(at + 8, seconds);
    view.setUint32(at + 12, nanos);
    view.setUint32(at + 20, entry.stat.ino);
    view.setUint32(at + 24, entry.mode);
    view.setUint32(at + 36, entry.stat.size);
    bytes.set(hexToBytes(entry.id), at + 40);
    view.setUint16(
      at + 60,
      (entry.assumeValid === true ? 0x8000 : 0) |
        (more === 0 ? 0 : EXTENDED) |
        (entry.stage << 12) |
        Math.min(name.length, LONG_NAME),
    );
    if (more !== 0) view.setUint16(at + 62, more);
    bytes.set(name, at + fixed[i]!);
    at += (fixed[i]! + name.length + 8) & ~7;
  });
  bytes.set(sha1Bytes(bytes.subarray(0, size)), size);
  return bytes;
}
