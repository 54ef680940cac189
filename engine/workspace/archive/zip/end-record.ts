import { ArchiveError } from '../archive-error';

/** Where the central directory lies, as the end of the archive says (APPNOTE 4.3.14 to 4.3.16). */
export interface EndRecord {
  readonly entries: number;
  readonly directoryOffset: number;
  readonly directorySize: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;

/**
 * Finds the end of the central directory. Zip64 is read, and held against what the file really is.
 * @throws ArchiveError
 */
export function readEndRecord(view: DataView): EndRecord {
  if (view.byteLength === 0) throw new ArchiveError('archive-empty-file', 'the file is empty');
  const at = findEnd(view);
  if (at === null) {
    if (view.byteLength >= 4 && view.getUint32(0, true) === LOCAL)
      throw new ArchiveError('archive-truncated', 'its end is missing, as after a download that broke off');
    throw new ArchiveError('archive-not-a-zip', 'the file is not a zip archive');
  }
  const disk = view.getUint16(at + 4, true);
  const directoryDisk = view.getUint16(at + 6, true);
  const here = view.getUint16(at + 8, true);
  const entries = view.getUint16(at + 10, true);
  const directorySize = view.getUint32(at + 12, true);
  const directoryOffset = view.getUint32(at + 16, true);
  const record = { entries, directoryOffset, directorySize };
  const isZip64 = at >= 20 && view.getUint32(at - 20, true) === LOCATOR_64;
  if (!isZip64) {
    if (disk !== 0 || directoryDisk !== 0 || here !== entries)
      throw new ArchiveError('archive-several-disks', 'it is one part of several');
    return within(record, at);
  }
  const large = readEnd64(view, at - 20);
  const agrees = (small: number, full: number, limit: number) => small === limit || small === full;
  if (
    !agrees(entries, large.entries, 0xffff) ||
    !agrees(directorySize, large.directorySize, 0xffffffff) ||
    !agrees(directoryOffset, large.directoryOffset, 0xffffffff)
  )
    throw new ArchiveError('archive-zip64', 'its two ends contradict each other');
  return within(large, large.at);
}

function findEnd(view: DataView): number | null {
  const lowest = Math.max(0, view.byteLength - END_LENGTH - LONGEST_COMMENT);
  for (let at = view.byteLength - END_LENGTH; at >= lowest; at--)
    if (
      view.getUint32(at, true) === END &&
      at + END_LENGTH + view.getUint16(at + 20, true) === view.byteLength
    )
      return at;
  return null;
}

function readEnd64(view: DataView, locator: number): EndRecord & { readonly at: number } {
  const disks = view.getUint32(locator + 16, true);
  const at = large(view, locator + 8);
  if (at + 56 > locator || view.getUint32(at, true) !== END_64)
    throw new ArchiveError('archive-zip64', 'its zip64 end is not where it says');
  // The size of the record does not count its first twelve bytes.
  if (at + 12 + large(view, at + 4) !== locator)
    throw new ArchiveError('archive-zip64', 'its zip64 end has another size than it says');
  const entries = large(view, at + 32);
  if (disks > 1 || view.getUint32(at + 16, true) !== 0 || large(view, at + 24) !== entries)
    throw new ArchiveError('archive-several-disks', 'it is one part of several');
  return { at, entries, directorySize: large(view, at + 40), directoryOffset: large(view, at + 48) };
}

/** A 64-bit number that is small enough to be a place in this file. */
function large(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true);
  if (value > BigInt(view.byteLength) && value > 0xffffffffn)
    throw new ArchiveError('archive-zip64', 'it speaks of more bytes than it has');
  return Number(value);
}

function within(record: EndRecord, end: number): EndRecord {
  if (record.directoryOffset + record.directorySize !== end)
    throw new ArchiveError(
      'archive-damaged-directory',
      'its list of files is not where its end says; make the archive anew',
    );
  return record;
}
