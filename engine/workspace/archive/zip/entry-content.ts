import { ArchiveError, quoted } from '../archive-error';
import { crc32 } from './crc32';
import { inflateTo } from './inflate';
import { FLAG, type ZipEntry } from './zip-entry';

const LOCAL = 0x04034b50;
const LOCAL_LENGTH = 30;
const DESCRIPTOR = 0x08074b50;

/** Where an entry lies in the archive, its headers included. */
export interface EntryPlace {
  readonly from: number;
  readonly to: number;
  readonly dataFrom: number;
}

/**
 * Finds the bytes of an entry, and holds its local header and its data descriptor against the central directory, which
 * is what other programs may believe instead.
 * @throws ArchiveError
 */
export function placeOf(bytes: Uint8Array, view: DataView, entry: ZipEntry, end: number): EntryPlace {
  const { offset, rawName, packedSize } = entry;
  const cut = () =>
    new ArchiveError('archive-truncated', `the bytes of ${quoted(entry.name)} are not all there`);
  if (offset + LOCAL_LENGTH > end) throw cut();
  if (view.getUint32(offset, true) !== LOCAL) throw mismatch(entry);
  const nameLength = view.getUint16(offset + 26, true);
  const dataFrom = offset + LOCAL_LENGTH + nameLength + view.getUint16(offset + 28, true);
  const dataTo = dataFrom + packedSize;
  if (dataTo > end) throw cut();
  const name = bytes.subarray(offset + LOCAL_LENGTH, offset + LOCAL_LENGTH + nameLength);
  const flags = view.getUint16(offset + 6, true);
  const compared = FLAG.encrypted | FLAG.descriptor | FLAG.utf8;
  if (
    name.length !== rawName.length ||
    name.some((byte, i) => byte !== rawName[i]) ||
    view.getUint16(offset + 8, true) !== entry.method ||
    (flags & compared) !== (entry.flags & compared)
  )
    throw mismatch(entry);
  if ((flags & FLAG.descriptor) !== 0)
    return { from: offset, to: descriptorEnd(view, entry, dataTo, end), dataFrom };
  const local = (at: number, value: number) => {
    const found = view.getUint32(offset + at, true);
    // Zip64 sizes of a local header stand in its extra field; the central ones were checked.
    return found === value || (found === 0xffffffff && at !== 14);
  };
  if (!local(14, entry.crc) || !local(18, packedSize) || !local(22, entry.size)) throw mismatch(entry);
  return { from: offset, to: dataTo, dataFrom };
}

/** @throws ArchiveError when what follows the data says something else than the central directory (APPNOTE 4.3.9). */
function descriptorEnd(
  view: DataView,
  { name, crc, packedSize, size }: ZipEntry,
  at: number,
  end: number,
): number {
  for (const signed of [true, false])
    for (const wide of [false, true]) {
      const from = at + (signed ? 4 : 0);
      const to = from + (wide ? 20 : 12);
      if (to > end || (signed && view.getUint32(at, true) !== DESCRIPTOR)) continue;
      const packed = wide ? Number(view.getBigUint64(from + 4, true)) : view.getUint32(from + 4, true);
      const full = wide ? Number(view.getBigUint64(from + 12, true)) : view.getUint32(from + 8, true);
      if (view.getUint32(from, true) === crc && packed === packedSize && full === size) return to;
    }
  throw new ArchiveError(
    'archive-descriptor-mismatch',
    `what is said of ${quoted(name)} before its bytes and after them differs`,
  );
}

/**
 * The bytes of an entry, unpacked and held against size and checksum.
 * @throws ArchiveError
 */
export function contentOf(bytes: Uint8Array, entry: ZipEntry, { dataFrom }: EntryPlace): Uint8Array {
  const packed = bytes.subarray(dataFrom, dataFrom + entry.packedSize);
  if (entry.method === 0 && entry.packedSize !== entry.size)
    throw new ArchiveError('archive-size-mismatch', `${quoted(entry.name)} has another size than it says`);
  const content = entry.method === 0 ? new Uint8Array(packed) : inflateTo(packed, entry.size);
  if (content === null)
    throw new ArchiveError(
      'archive-bad-data',
      `${quoted(entry.name)} cannot be unpacked to the ${entry.size} bytes that it should have`,
    );
  if (crc32(content) !== entry.crc)
    throw new ArchiveError(
      'archive-bad-checksum',
      `${quoted(entry.name)} is damaged: its checksum does not fit`,
    );
  return content;
}

function mismatch({ name }: ZipEntry): ArchiveError {
  return new ArchiveError(
    'archive-header-mismatch',
    `what the archive says of ${quoted(name)} in two places differs`,
  );
}
