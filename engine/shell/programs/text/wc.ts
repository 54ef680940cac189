import { resolvePath } from '../../../core/file-system';
import { bytesOf } from '../../bytes';
import type { CommandIo } from '../../host';
import { splitOptions } from '../options';

const COUNTS = ['l', 'w', 'm', 'c', 'L'] as const;
type Count = (typeof COUNTS)[number];

const LONG: Readonly<Record<string, Count>> = {
  lines: 'l',
  words: 'w',
  chars: 'm',
  bytes: 'c',
  'max-line-length': 'L',
};

/** `wc` of GNU coreutils: -l -w -m -c -L, in columns as wide as the sizes of the files need. */
export async function wc(io: CommandIo): Promise<number> {
  const { flags, words, unknown } = splitOptions(io.args, 'lwmcL', Object.keys(LONG));
  if (unknown !== undefined) {
    io.stderr(`wc: ${unknown}\nTry 'wc --help' for more information.\n`);
    return 1;
  }
  const asked = new Set(flags.map((flag) => LONG[flag] ?? (flag as Count)));
  const shown = COUNTS.filter((count) => (asked.size > 0 ? asked.has(count) : 'lwc'.includes(count)));
  const files = words.length > 0 ? words : [null];
  const sizes: number[] = [];
  const rows: (Partial<Record<Count, number>> & { name: string | null })[] = [];
  let exitCode = 0;
  for (const name of files) {
    const path = name === null || name === '-' ? null : resolvePath(io.cwd, name);
    if (path !== null && !io.fs.isFile(path)) {
      io.stderr(`wc: ${name}: ${io.fs.isFolder(path) ? 'Is a directory' : 'No such file or directory'}\n`);
      if (io.fs.isFolder(path)) rows.push({ l: 0, w: 0, m: 0, c: 0, L: 0, name });
      exitCode = 1;
      continue;
    }
    const bytes = path === null ? bytesOf(io.stdin) : io.fs.readBytes(path);
    if (path !== null) sizes.push(bytes.length);
    rows.push({ ...counted(bytes), name });
  }
  if (rows.length > 1)
    rows.push({
      ...Object.fromEntries(
        COUNTS.map((count) => [
          count,
          rows.reduce((sum, row) => (count === 'L' ? Math.max(sum, row.L ?? 0) : sum + (row[count] ?? 0)), 0),
        ]),
      ),
      name: 'total',
    });
  const width = widthOf(shown.length, files, sizes, exitCode > 0 && rows.length > 0);
  io.stdout(
    rows
      .map((row) => {
        const numbers = shown.map((count) => `${row[count] ?? 0}`.padStart(width)).join(' ');
        return `${numbers}${row.name === null ? '' : ` ${row.name}`}\n`;
      })
      .join(''),
  );
  return exitCode;
}

/** As coreutils finds it: one number of one file stands alone; what is not a file may be of any size, so seven digits. */
function widthOf(
  counts: number,
  files: readonly (string | null)[],
  sizes: readonly number[],
  hasFolder: boolean,
): number {
  if (counts === 1 && files.length === 1) return 1;
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return Math.max(
    `${total}`.length,
    sizes.length < files.length && (hasFolder || files.includes(null) || files.includes('-')) ? 7 : 1,
  );
}

function counted(bytes: Uint8Array): Record<Count, number> {
  let lines = 0;
  let words = 0;
  let chars = 0;
  let longest = 0;
  let length = 0;
  let isInWord = false;
  for (const byte of bytes) {
    // Bytes that continue a character count for nothing.
    if ((byte & 0xc0) !== 0x80) {
      chars++;
      if (byte !== 10) length++;
    }
    if (byte === 10) {
      lines++;
      longest = Math.max(longest, length);
      length = 0;
    }
    const isSpace = byte === 32 || (byte >= 9 && byte <= 13);
    if (!isSpace && !isInWord) words++;
    isInWord = !isSpace;
  }
  return { l: lines, w: words, m: chars, c: bytes.length, L: Math.max(longest, length) };
}
