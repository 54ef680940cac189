import { bytesToHex } from '@noble/hashes/utils.js';
import { ArchiveError } from '../archive-error';
import { crc32 } from '../zip/crc32';
import { sha1Hex } from './object-id';

/** Where a pack has an object. */
export interface PackedPlace {
  readonly id: string;
  readonly offset: number;
  readonly crc: number;
}

const HEADER = 8;
const FANOUT = 256 * 4;
const HASH = 20;

/**
 * The index of a pack, version 2 (gitformat-pack): checked whole.
 * @throws ArchiveError
 */
export function readPackIndex(name: string, bytes: Uint8Array, most: number): readonly PackedPlace[] {
  const bad = (reason: string) =>
    new ArchiveError('repository-pack-index', `the index of the pack ${name} ${reason}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (
    bytes.length < HEADER + FANOUT + 2 * HASH ||
    view.getUint32(0) !== 0xff744f63 ||
    view.getUint32(4) !== 2
  )
    throw bad('is not of version 2; run "git index-pack" on the pack');
  if (sha1Hex(bytes.subarray(0, -HASH)) !== bytesToHex(bytes.subarray(-HASH))) throw bad('is damaged');
  const count = view.getUint32(HEADER + FANOUT - 4);
  if (count > most)
    throw new ArchiveError('repository-too-large', `the pack ${name} holds more than ${most} objects`);
  const ids = HEADER + FANOUT;
  const crcs = ids + count * HASH;
  const offsets = crcs + count * 4;
  const wide = offsets + count * 4;
  if (wide + 2 * HASH > bytes.length) throw bad('breaks off');
  const places: PackedPlace[] = [];
  let before = '';
  for (let i = 0; i < count; i++) {
    const id = bytesToHex(bytes.subarray(ids + i * HASH, ids + (i + 1) * HASH));
    if (id <= before || i >= fanout(view, id) || i < fanoutBefore(view, id)) throw bad('is out of order');
    before = id;
    const offset = view.getUint32(offsets + i * 4);
    // Packs that are so large that their offsets need 64 bits are larger than anything that is imported.
    if (offset >= 0x80000000) throw bad('speaks of a pack of more than 2 GB');
    places.push({ id, offset, crc: view.getUint32(crcs + i * 4) });
  }
  return places;
}

function fanout(view: DataView, id: string): number {
  return view.getUint32(HEADER + 4 * Number.parseInt(id.slice(0, 2), 16));
}

function fanoutBefore(view: DataView, id: string): number {
  const first = Number.parseInt(id.slice(0, 2), 16);
  return first === 0 ? 0 : view.getUint32(HEADER + 4 * (first - 1));
}

/** The checksum of the pack that an index belongs to. */
export function packChecksumOf(index: Uint8Array): string {
  return bytesToHex(index.subarray(-2 * HASH, -HASH));
}

/** Whether the packed bytes of an object are those that its index knows. */
export function isIntact(packed: Uint8Array, { crc }: PackedPlace): boolean {
  return crc32(packed) === crc;
}
