import { bytesToHex } from '@noble/hashes/utils.js';
import { ArchiveError } from '../archive-error';
import type { ArchiveLimits } from '../limits';
import { inflateTo } from '../zip/inflate';
import { applyDelta } from './delta';
import { type GitObject, type ObjectType, objectId, sha1Hex } from './object-id';
import { isIntact, type PackedPlace, packChecksumOf, readPackIndex } from './pack-index';

const HEADER = 12;
const HASH = 20;
const TYPES: Readonly<Record<number, ObjectType>> = { 1: 'commit', 2: 'tree', 3: 'blob', 4: 'tag' };
const OFFSET_DELTA = 6;
const ID_DELTA = 7;
/** Bytes of objects that are kept, because deltas are often over the same ones. */
const KEPT = 64_000_000;

/** One packed object before it is unpacked. */
interface Slot {
  readonly type: number;
  readonly size: number;
  readonly packed: Uint8Array;
  /** Of a delta: where its base lies. */
  readonly base: number | null;
}

/**
 * Every object of a pack (version 2 or 3), each held against its id.
 * @throws ArchiveError
 */
export function* readPack(
  name: string,
  pack: Uint8Array,
  index: Uint8Array,
  limits: ArchiveLimits,
): Iterable<readonly [id: string, object: GitObject]> {
  const bad = (reason: string) => new ArchiveError('repository-pack', `the pack ${name} ${reason}`);
  const view = new DataView(pack.buffer, pack.byteOffset, pack.byteLength);
  const signature = pack.length >= HEADER + HASH && view.getUint32(0) === 0x5041434b;
  if (!signature || ![2, 3].includes(view.getUint32(4))) throw bad('is not one');
  const places = readPackIndex(name, index, limits.objects);
  const checksum = bytesToHex(pack.subarray(-HASH));
  if (sha1Hex(pack.subarray(0, -HASH)) !== checksum) throw bad('is damaged: its checksum does not fit');
  if (packChecksumOf(index) !== checksum || view.getUint32(8) !== places.length)
    throw new ArchiveError('repository-pack-index', `the index of the pack ${name} belongs to another pack`);
  const reader = new PackReader(pack, places, limits, bad);
  for (const { id, offset } of places) {
    const object = reader.read(offset);
    if (objectId(object) !== id) throw bad(`has something else where the object ${id} should be`);
    yield [id, object];
  }
}

class PackReader {
  readonly #pack: Uint8Array;
  readonly #ends = new Map<number, number>();
  readonly #places = new Map<number, PackedPlace>();
  readonly #byId: ReadonlyMap<string, number>;
  readonly #limits: ArchiveLimits;
  readonly #bad: (reason: string) => ArchiveError;
  readonly #kept = new Map<number, GitObject>();
  #keptBytes = 0;

  constructor(
    pack: Uint8Array,
    places: readonly PackedPlace[],
    limits: ArchiveLimits,
    bad: (reason: string) => ArchiveError,
  ) {
    this.#pack = pack;
    this.#limits = limits;
    this.#bad = bad;
    this.#byId = new Map(places.map(({ id, offset }) => [id, offset]));
    const sorted = [...places].sort((a, b) => a.offset - b.offset);
    const last = pack.length - HASH;
    let expected = HEADER;
    for (const [i, place] of sorted.entries()) {
      const end = sorted[i + 1]?.offset ?? last;
      if (place.offset < HEADER || end > last || place.offset >= end) throw bad('has objects in odd places');
      if (i === 0 && place.offset !== expected) throw bad('does not begin with an object');
      expected = end;
      this.#ends.set(place.offset, end);
      this.#places.set(place.offset, place);
    }
  }

  read(offset: number): GitObject {
    const deltas: Slot[] = [];
    const seen = new Set<number>();
    let at = offset;
    let object: GitObject | undefined;
    while (object === undefined) {
      if (seen.has(at)) throw this.#bad('has deltas over each other in a circle');
      seen.add(at);
      object = this.#kept.get(at);
      if (object !== undefined) break;
      const slot = this.#slot(at);
      if (slot.base === null) {
        const type = TYPES[slot.type];
        if (type === undefined) throw this.#bad('has an object of no known type');
        object = { type, content: this.#inflated(slot) };
      } else {
        deltas.push(slot);
        at = slot.base;
      }
    }
    for (const delta of deltas.reverse()) {
      const content = applyDelta(object.content, this.#inflated(delta), this.#limits.fileBytes);
      if (content === null) throw this.#bad('has a damaged delta');
      object = { type: object.type, content };
    }
    this.#keep(offset, object);
    return object;
  }

  #slot(offset: number): Slot {
    const end = this.#ends.get(offset);
    if (end === undefined) throw this.#bad('has a delta over something that is not in it');
    const bytes = this.#pack.subarray(offset, end);
    if (!isIntact(bytes, this.#places.get(offset)!)) throw this.#bad('is damaged');
    const first = bytes[0]!;
    const type = (first >> 4) & 7;
    let size = first & 15;
    let at = 1;
    for (let shift = 4, more = first & 0x80; more !== 0; shift += 7) {
      const byte = bytes[at++];
      if (byte === undefined || shift > 46) throw this.#bad('has a damaged object');
      size += (byte & 0x7f) * 2 ** shift;
      more = byte & 0x80;
    }
    if (size > this.#limits.fileBytes)
      throw new ArchiveError('repository-too-large', 'an object of its repository is too large');
    let base: number | null = null;
    if (type === OFFSET_DELTA) {
      let back = 0;
      for (let more = 0x80, first = true; more !== 0; first = false) {
        const byte = bytes[at++];
        if (byte === undefined || back > 2 ** 40) throw this.#bad('has a damaged delta');
        back = (first ? 0 : (back + 1) * 128) + (byte & 0x7f);
        more = byte & 0x80;
      }
      base = offset - back;
    } else if (type === ID_DELTA) {
      base = this.#byId.get(bytesToHex(bytes.subarray(at, at + HASH))) ?? -1;
      at += HASH;
    }
    return { type, size, packed: bytes.subarray(at), base };
  }

  #inflated({ packed, size }: Slot): Uint8Array {
    // A zlib stream is deflate between a header of two bytes and a checksum of four.
    const content = packed.length > 6 ? inflateTo(packed.subarray(2, -4), size) : null;
    if (content === null) throw this.#bad('has an object that cannot be unpacked');
    return content;
  }

  #keep(offset: number, object: GitObject): void {
    if (object.content.length > KEPT / 8 || this.#kept.has(offset)) return;
    this.#kept.set(offset, object);
    this.#keptBytes += object.content.length;
    for (const [oldest, { content }] of this.#kept) {
      if (this.#keptBytes <= KEPT) break;
      this.#kept.delete(oldest);
      this.#keptBytes -= content.length;
    }
  }
}
