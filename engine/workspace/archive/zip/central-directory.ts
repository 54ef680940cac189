import { ArchiveError, quoted } from '../archive-error';
import type { ArchiveLimits } from '../limits';
import type { EndRecord } from './end-record';
import { FLAG, type ZipEntry } from './zip-entry';

const HEADER = 0x02014b50;
const HEADER_LENGTH = 46;
const ZIP64_EXTRA = 1;
const UNIX = 3;
const MAC = 19;
const DOS_FOLDER = 0x10;
const FOLDER = 0o040000;
const TYPE = 0o170000;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The entries of a zip, in the order of its central directory.
 * @throws ArchiveError
 */
export function readCentralDirectory(
  bytes: Uint8Array,
  view: DataView,
  end: EndRecord,
  limits: ArchiveLimits,
): readonly ZipEntry[] {
  if (end.entries > limits.entries)
    throw new ArchiveError(
      'archive-too-many-files',
      `it holds ${end.entries} files and folders, and ${limits.entries} are the most`,
    );
  const entries: ZipEntry[] = [];
  let at = end.directoryOffset;
  const stop = end.directoryOffset + end.directorySize;
  while (at < stop) {
    if (at + HEADER_LENGTH > stop || view.getUint32(at, true) !== HEADER) throw damaged();
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + HEADER_LENGTH + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > stop || nameLength === 0) throw damaged();
    entries.push(readEntry(bytes, view, at, nameLength, extraLength));
    at = next;
  }
  if (entries.length !== end.entries) throw damaged();
  return entries;
}

function damaged(): ArchiveError {
  return new ArchiveError('archive-damaged-directory', 'its list of files is damaged');
}

function readEntry(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  nameLength: number,
  extraLength: number,
): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const rawName = bytes.subarray(at + HEADER_LENGTH, at + HEADER_LENGTH + nameLength);
  const name = nameOf(rawName);
  if (flags & (FLAG.encrypted | FLAG.strong | FLAG.masked))
    throw new ArchiveError(
      'archive-encrypted',
      `${quoted(name)} is encrypted; make an archive without a password`,
    );
  const method = view.getUint16(at + 10, true);
  if (method !== 0 && method !== 8)
    throw new ArchiveError(
      'archive-method',
      `${quoted(name)} is packed by a method (${method}) that is not read here; use deflate, as zip does by default`,
    );
  const extraAt = at + HEADER_LENGTH + nameLength;
  const sizes = readSizes(view, at, extraAt, extraAt + extraLength, name);
  const system = view.getUint8(at + 5);
  const attributes = view.getUint32(at + 38, true);
  const mode = system === UNIX || system === MAC ? attributes >>> 16 : 0;
  const isFolder =
    name.endsWith('/') || (mode & TYPE) === FOLDER || (mode === 0 && (attributes & DOS_FOLDER) !== 0);
  return { name, rawName, flags, method, crc: view.getUint32(at + 16, true), ...sizes, mode, isFolder };
}

/** Sizes and place of an entry; those that are too large for their field stand in its zip64 extra (APPNOTE 4.5.3). */
function readSizes(view: DataView, at: number, extraAt: number, extraEnd: number, name: string) {
  const size = view.getUint32(at + 24, true);
  const packedSize = view.getUint32(at + 20, true);
  const offset = view.getUint32(at + 42, true);
  const wide = { at: -1, end: -1 };
  for (let field = extraAt; field < extraEnd; ) {
    if (field + 4 > extraEnd) throw damaged();
    const length = view.getUint16(field + 2, true);
    if (field + 4 + length > extraEnd) throw damaged();
    if (view.getUint16(field, true) === ZIP64_EXTRA) {
      if (wide.at !== -1) throw contradicts(name);
      wide.at = field + 4;
      wide.end = field + 4 + length;
    }
    field += 4 + length;
  }
  const full = (value: number) => {
    if (value !== 0xffffffff) return value;
    if (wide.at === -1 || wide.at + 8 > wide.end) throw contradicts(name);
    const large = view.getBigUint64(wide.at, true);
    wide.at += 8;
    if (large > BigInt(Number.MAX_SAFE_INTEGER)) throw contradicts(name);
    return Number(large);
  };
  return { size: full(size), packedSize: full(packedSize), offset: full(offset) };
}

function contradicts(name: string): ArchiveError {
  return new ArchiveError('archive-zip64', `the zip64 sizes of ${quoted(name)} make no sense`);
}

/** The name of an entry. It must be UTF-8, whatever its flag says: no guess is made about old code pages. */
function nameOf(raw: Uint8Array): string {
  try {
    return utf8.decode(raw);
  } catch {
    throw new ArchiveError(
      'archive-name-encoding',
      'a name in it is not UTF-8; make the archive with a program that writes UTF-8 names',
    );
  }
}
