import { bytesToHex } from '@noble/hashes/utils.js';
import { ArchiveError, quoted } from '../archive-error';
import { isGitLookalike } from '../names';
import { EMPTY_BLOB, sha1Hex } from './object-id';

const HEADER = 12;
const HASH = 20;
const FIXED = 62;
const EXTENDED = 0x4000;
const LONGEST_NAME = 0xfff;

/**
 * The ids that an index names, of versions 2 and 3 (gitformat-index): checked whole.
 * @throws ArchiveError
 */
export function readIndexIds(bytes: Uint8Array): ReadonlySet<string> {
  const bad = (reason: string) =>
    new ArchiveError('repository-index', `the index of its repository ${reason}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER + HASH || view.getUint32(0) !== 0x44495243) throw bad('is not one');
  const version = view.getUint32(4);
  if (version !== 2 && version !== 3)
    throw bad(`is of version ${version}; run "git update-index --index-version 2"`);
  const end = bytes.length - HASH;
  const checksum = bytesToHex(bytes.subarray(end));
  // `index.skipHash` leaves it empty.
  if (!/^0+$/.test(checksum) && sha1Hex(bytes.subarray(0, end)) !== checksum) throw bad('is damaged');
  const ids = new Set<string>();
  let at = HEADER;
  for (let entry = view.getUint32(8); entry > 0; entry--) {
    if (at + FIXED > end) throw bad('breaks off');
    const mode = view.getUint32(at + 24);
    const flags = view.getUint16(at + 60);
    const nameAt = at + FIXED + (version === 3 && flags & EXTENDED ? 2 : 0);
    const nameEnd = bytes.indexOf(0, nameAt);
    if (nameEnd === -1 || nameEnd > end) throw bad('breaks off');
    const length = flags & LONGEST_NAME;
    if (length !== LONGEST_NAME && nameEnd - nameAt !== length) throw bad('has a damaged name');
    checkPath(new TextDecoder().decode(bytes.subarray(nameAt, nameEnd)), bad);
    if (mode === 0o160000)
      throw new ArchiveError(
        'repository-submodule',
        'its repository has a submodule, which the lab cannot hold',
      );
    const id = bytesToHex(bytes.subarray(at + 40, at + 40 + HASH));
    if (id !== EMPTY_BLOB) ids.add(id);
    at += Math.ceil((nameEnd - at + 1) / 8) * 8;
  }
  checkExtensions(bytes, view, at, end, bad);
  return ids;
}

function checkPath(path: string, bad: (reason: string) => ArchiveError): void {
  const isBad = (part: string) =>
    part === '' || part === '.' || part === '..' || part === '.git' || isGitLookalike(part);
  if (path.split('/').some(isBad)) throw bad(`has an entry named ${quoted(path)}`);
}

/** Extensions in lower case must be understood to read the index at all. */
function checkExtensions(
  bytes: Uint8Array,
  view: DataView,
  from: number,
  end: number,
  bad: (reason: string) => ArchiveError,
): void {
  for (let at = from; at < end; ) {
    if (at + 8 > end) throw bad('breaks off');
    const size = view.getUint32(at + 4);
    const first = bytes[at]!;
    if (at + 8 + size > end) throw bad('breaks off');
    if (first < 0x41 || first > 0x5a)
      throw bad('is split or sparse; run "git update-index --no-split-index"');
    at += 8 + size;
  }
}
