import { CsvRefusedError } from './problems';

export type Encoding = 'UTF-8' | 'UTF-16 LE' | 'UTF-16 BE' | 'Windows-1252';

/** The text of a file, and how it was found. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
  /** The file says its encoding by a byte order mark. */
  readonly marked: boolean;
  /** Bytes that are no UTF-8 in a file that otherwise is: each became U+FFFD. */
  readonly damaged: boolean;
}

/** The largest file that is read, in bytes. */
export const LARGEST_FILE = 200_000_000;

/** Files that are no text, by their first bytes (latin1). */
const MAGIC: readonly (readonly [start: string, what: string])[] = [
  ['\x89PNG', 'a PNG picture'],
  ['\xff\xd8\xff', 'a JPEG picture'],
  ['GIF8', 'a GIF picture'],
  ['PK\x03\x04', 'a zip archive or an Excel workbook (.xlsx). In Excel, save the sheet as “CSV UTF-8”'],
  ['PK\x05\x06', 'an empty zip archive'],
  ['\xd0\xcf\x11\xe0', 'an old Excel or Word file. In Excel, save the sheet as “CSV UTF-8”'],
  ['%PDF', 'a PDF'],
  ['\x1f\x8b', 'compressed with gzip. Unpack it first'],
  ['BZh', 'compressed with bzip2. Unpack it first'],
  ['7z\xbc\xaf', 'a 7-Zip archive. Unpack it first'],
  ['PAR1', 'a Parquet file'],
  ['SQLite format 3', 'an SQLite database'],
  ['\x7fELF', 'a program'],
  ['MZ\x90', 'a program'],
];

const FILE = { line: 0, column: 0 };

/**
 * Decodes the bytes of a file by its byte order mark, else by what they can be: UTF-8, UTF-16 (every second byte 0),
 * else Windows-1252. Bytes that Windows-1252 does not define are left as U+FFFD for the reader to refuse with a place.
 * @throws CsvRefusedError for an empty, a too large or a binary file, and for UTF-32.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.length === 0) throw new CsvRefusedError(FILE, 'The file is empty. A table needs a header line.');
  if (bytes.length > LARGEST_FILE) {
    const size = `${Math.round(bytes.length / 1e6)} MB`;
    throw new CsvRefusedError(
      FILE,
      `The file has ${size}; at most ${LARGEST_FILE / 1e6} MB can be read here.`,
    );
  }
  const start = String.fromCharCode(...bytes.subarray(0, 16));
  if (start.startsWith('\xff\xfe\0\0') || start.startsWith('\0\0\xfe\xff')) {
    throw new CsvRefusedError(FILE, 'The file is UTF-32. Save it as UTF-8.');
  }
  if (start.startsWith('\xef\xbb\xbf')) return utf8(bytes.subarray(3), true);
  if (start.startsWith('\xff\xfe')) return utf16(bytes.subarray(2), 'UTF-16 LE', true);
  if (start.startsWith('\xfe\xff')) return utf16(bytes.subarray(2), 'UTF-16 BE', true);
  const known = MAGIC.find(([magic]) => start.startsWith(magic));
  if (known) throw new CsvRefusedError(FILE, `This is no CSV but ${known[1]}.`);
  const order = zeroBytes(bytes);
  return order ? utf16(bytes, order, false) : utf8(bytes, false);
}

function utf16(bytes: Uint8Array, encoding: 'UTF-16 LE' | 'UTF-16 BE', marked: boolean): DecodedText {
  const decoder = new TextDecoder(encoding === 'UTF-16 LE' ? 'utf-16le' : 'utf-16be');
  return { text: decoder.decode(bytes), encoding, marked, damaged: bytes.length % 2 === 1 };
}

function utf8(bytes: Uint8Array, marked: boolean): DecodedText {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, encoding: 'UTF-8', marked, damaged: false };
  } catch {
    // Not UTF-8 throughout: either damaged UTF-8, or one of the old encodings with one byte a letter.
    if (marked || mostlyUtf8(bytes)) {
      return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'UTF-8', marked, damaged: true };
    }
  }
  const text = new TextDecoder('windows-1252').decode(bytes).replaceAll(C1, letterOf1252);
  return { text, encoding: 'Windows-1252', marked, damaged: false };
}

const C1 = /[\u0080-\u009f]/g;
/** 0x80 to 0x9F of Windows-1252; U+FFFD where it has nothing. */
const LETTERS = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ';

/** Some decoders leave these bytes as they are, as in Latin-1. */
function letterOf1252(control: string): string {
  return LETTERS[control.charCodeAt(0) - 0x80] ?? control;
}

/** Whether the letters beyond ASCII are UTF-8 but for a few. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  let good = 0;
  let bad = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte < 0x80) continue;
    const more = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0;
    let followed = 0;
    while (followed < more && (bytes[i + followed + 1]! & 0xc0) === 0x80) followed++;
    if (more > 0 && followed === more) good++;
    else bad++;
    i += followed;
  }
  return good > 0 && bad <= good / 4 + 1;
}

/** UTF-16 without a mark: nearly every second byte is 0 where the text is mostly Latin letters. */
function zeroBytes(bytes: Uint8Array): 'UTF-16 LE' | 'UTF-16 BE' | null {
  const zeros = [0, 0] as [number, number];
  const length = Math.min(bytes.length, 4096);
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[(i % 2) as 0 | 1]++;
  const many = (length / 2) * 0.6;
  const few = (length / 2) * 0.05;
  if (zeros[1] > many && zeros[0] <= few) return 'UTF-16 LE';
  return zeros[0] > many && zeros[1] <= few ? 'UTF-16 BE' : null;
}
