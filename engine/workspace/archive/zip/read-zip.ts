import { ArchiveError, quoted } from '../archive-error';
import type { ArchiveLimits } from '../limits';
import { readCentralDirectory } from './central-directory';
import { readEndRecord } from './end-record';
import { contentOf, type EntryPlace, placeOf } from './entry-content';
import type { ZipEntry } from './zip-entry';

/** A zip whose directory was checked; contents are unpacked one by one. */
export interface OpenedZip {
  readonly entries: readonly ZipEntry[];
  /** @throws ArchiveError when the bytes are damaged. */
  content(entry: ZipEntry): Uint8Array;
}

/**
 * Opens a zip archive and checks everything about it but the bytes of its files: that its parts agree with each other,
 * do not overlap, and do not come to more than the limits. Nothing is unpacked before all of that holds.
 * @throws ArchiveError
 */
export function openZip(bytes: Uint8Array, limits: ArchiveLimits): OpenedZip {
  if (bytes.length > limits.archiveBytes)
    throw new ArchiveError('archive-too-large', `it has more than ${megabytes(limits.archiveBytes)}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = readEndRecord(view);
  const entries = readCentralDirectory(bytes, view, end, limits);
  checkSizes(entries, limits);
  const places = new Map<ZipEntry, EntryPlace>();
  for (const entry of entries) places.set(entry, placeOf(bytes, view, entry, end.directoryOffset));
  refuseOverlap([...places]);
  return { entries, content: (entry) => contentOf(bytes, entry, places.get(entry)!) };
}

function checkSizes(entries: readonly ZipEntry[], limits: ArchiveLimits): void {
  let total = 0;
  for (const { name, size, packedSize } of entries) {
    if (size > limits.fileBytes)
      throw new ArchiveError(
        'archive-file-too-large',
        `${quoted(name)} has more than ${megabytes(limits.fileBytes)}`,
      );
    if (size > limits.ratioFrom && size > packedSize * limits.ratio)
      throw new ArchiveError(
        'archive-bomb',
        `${quoted(name)} would grow to ${Math.round(size / Math.max(1, packedSize))} times its packed size`,
      );
    total += size;
  }
  if (total > limits.totalBytes)
    throw new ArchiveError(
      'archive-contents-too-large',
      `its files come to more than ${megabytes(limits.totalBytes)}`,
    );
}

/** Two entries that share bytes are how a small file becomes a huge one (Fifield 2019, "A better zip bomb"). */
function refuseOverlap(places: [ZipEntry, EntryPlace][]): void {
  const sorted = places.sort(([, a], [, b]) => a.from - b.from);
  for (const [index, [entry, place]] of sorted.entries()) {
    const next = sorted[index + 1];
    if (next !== undefined && next[1].from < place.to)
      throw new ArchiveError(
        'archive-overlap',
        `${quoted(entry.name)} and ${quoted(next[0].name)} share the same bytes`,
      );
  }
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`;
}
