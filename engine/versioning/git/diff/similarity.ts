import { isBinary } from '../text/bytes';

/** What git calls 100 % when it measures similarity. */
export const MAX_SCORE = 60_000;

const HASH_BASE = 107_927;
const MAX_CHUNK = 64;
const NEWLINE = 10;
const RETURN = 13;

/**
 * How many bytes of a content stand in chunks of each hash. A chunk ends after a line end or 64 bytes; a last line
 * without a line end does not count, and in text the CR of a CRLF does not.
 */
function chunkBytes(bytes: Uint8Array): Map<number, number> {
  const found = new Map<number, number>();
  const text = !isBinary(bytes);
  let first = 0;
  let second = 0;
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (text && byte === RETURN && bytes[i + 1] === NEWLINE) continue;
    const before = first;
    first = (((first << 7) ^ (second >>> 25)) + byte) >>> 0;
    second = ((second << 7) ^ (before >>> 25)) >>> 0;
    length++;
    if (length < MAX_CHUNK && byte !== NEWLINE) continue;
    const hash = ((first + Math.imul(second, 0x61)) >>> 0) % HASH_BASE;
    found.set(hash, (found.get(hash) ?? 0) + length);
    first = 0;
    second = 0;
    length = 0;
  }
  return found;
}

const chunksOf = new WeakMap<Uint8Array, Map<number, number>>();

function cachedChunks(bytes: Uint8Array): Map<number, number> {
  const known = chunksOf.get(bytes);
  if (known !== undefined) return known;
  const made = chunkBytes(bytes);
  chunksOf.set(bytes, made);
  return made;
}

/**
 * How much of `from` is in `to`, from 0 to `MAX_SCORE`: the bytes of common chunks over the size of the larger one.
 * @param least a score below this need not be exact.
 */
export function similarity(from: Uint8Array, to: Uint8Array, least: number): number {
  const larger = Math.max(from.length, to.length);
  const difference = larger - Math.min(from.length, to.length);
  if (larger * (MAX_SCORE - least) < difference * MAX_SCORE) return 0;
  if (to.length === 0) return 0;
  return Math.floor((copiedBytes(from, to) * MAX_SCORE) / larger);
}

/** How many bytes of `from` stand in chunks that `to` has too. */
export function copiedBytes(from: Uint8Array, to: Uint8Array): number {
  const target = cachedChunks(to);
  let copied = 0;
  for (const [hash, length] of cachedChunks(from)) copied += Math.min(length, target.get(hash) ?? 0);
  return copied;
}
