import { GitFailure } from '../program/failure';
import { type ByteString, byteStringToText, splitLines } from '../text/byte-string';

/** A hunk as a patch brings it: the lines it wants to find, and those that take their place, each with its line end. */
export interface PatchHunk {
  /** First line in the file before, from 1; 0 where the file was empty. */
  readonly start: number;
  readonly before: readonly ByteString[];
  readonly after: readonly ByteString[];
  /** Unchanged lines at its start and its end. */
  readonly leading: number;
  readonly trailing: number;
}

/** What a patch does with one file. */
export interface FilePatch {
  /** Null: the file is made. */
  readonly oldPath: string | null;
  /** Null: the file is removed. */
  readonly newPath: string | null;
  /** The mode it gets; undefined: as it was. */
  readonly mode: number | undefined;
  readonly isBinary: boolean;
  readonly hunks: readonly PatchHunk[];
}

const HUNK = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@/;

/**
 * Reads a patch as `git diff` prints it, or a plain one with `---` and `+++`. The first part of each path (`a/`, `b/`)
 * is left out.
 * @throws GitFailure `corrupt patch at line n`; `No valid patches in input …` when it holds none.
 */
export function parsePatch(text: ByteString): FilePatch[] {
  const lines = splitLines(text);
  const files: FilePatch[] = [];
  let at = 0;
  while (at < lines.length) {
    const starts = lines[at]!.startsWith('diff --git ') || isPlainHeader(lines, at);
    if (!starts) {
      if (HUNK.test(lines[at]!))
        corrupt(`patch fragment without header at line ${at + 1}: ${lines[at]!.trimEnd()}`);
      at++;
      continue;
    }
    const { file, next } = readFile(lines, at);
    files.push(file);
    at = next;
  }
  if (files.length === 0) corrupt('No valid patches in input (allow with "--allow-empty")');
  return files;
}

/** Ends as git's `error()` does while it reads a patch: exit code 128. */
function corrupt(message: string): never {
  throw new GitFailure(`error: ${message}`, 128);
}

const isPlainHeader = (lines: readonly ByteString[], at: number): boolean =>
  lines[at]!.startsWith('--- ') &&
  lines[at + 1]?.startsWith('+++ ') === true &&
  HUNK.test(lines[at + 2] ?? '');

/** What the lines before the hunks say of a file. */
interface Header {
  oldPath: string | null | undefined;
  newPath: string | null | undefined;
  mode: number | undefined;
  isBinary: boolean;
}

function readFile(lines: readonly ByteString[], start: number): { file: FilePatch; next: number } {
  const header: Header = { oldPath: undefined, newPath: undefined, mode: undefined, isBinary: false };
  let at = start;
  if (lines[at]!.startsWith('diff --git ')) {
    readGitNames(header, lines[at]!.slice('diff --git '.length).trimEnd());
    at++;
  }
  for (; at < lines.length; at++) {
    const line = lines[at]!.trimEnd();
    if (HUNK.test(line) || line.startsWith('diff --git ')) break;
    readHeaderLine(header, line);
    if (header.isBinary || line.startsWith('+++ ')) {
      at++;
      break;
    }
  }
  const hunks: PatchHunk[] = [];
  while (at < lines.length && HUNK.test(lines[at]!)) {
    const { hunk, next } = readHunk(lines, at);
    hunks.push(hunk);
    at = next;
  }
  const { oldPath, newPath, mode, isBinary } = header;
  if (oldPath === undefined || newPath === undefined)
    return corrupt(`git diff header lacks filename information (line ${start + 1})`);
  return { file: { oldPath, newPath, mode, isBinary, hunks }, next: at };
}

function readHeaderLine(header: Header, line: string): void {
  const after = (word: string) => (line.startsWith(word) ? line.slice(word.length) : undefined);
  const old = after('--- ');
  const now = after('+++ ');
  const mode = after('new mode ') ?? after('new file mode ');
  if (old !== undefined) header.oldPath = pathOf(old);
  if (now !== undefined) header.newPath = pathOf(now);
  if (mode !== undefined) header.mode = Number.parseInt(mode, 8);
  if (line.startsWith('new file mode ')) header.oldPath = null;
  if (line.startsWith('deleted file mode ')) header.newPath = null;
  header.oldPath = after('rename from ') ?? after('copy from ') ?? header.oldPath;
  header.newPath = after('rename to ') ?? after('copy to ') ?? header.newPath;
  if (line.startsWith('Binary files ') || line === 'GIT binary patch') header.isBinary = true;
}

/** The names of `diff --git a/x b/x`, where both sides name the same file. */
function readGitNames(header: Header, names: string): void {
  const half = names.slice(0, (names.length - 1) / 2);
  const [a, b] = [pathOf(half), pathOf(names.slice(half.length + 1))];
  if (a !== b || a === null) return;
  header.oldPath = a;
  header.newPath = a;
}

/** A path of a header without its first part; null: `/dev/null`. */
function pathOf(text: string): string | null {
  const quoted = /^"((?:[^"\\]|\\.)*)"/.exec(text)?.[1];
  const plain = quoted === undefined ? text.split('\t')[0]! : unquote(quoted);
  if (plain === '/dev/null') return null;
  const path = plain.slice(plain.indexOf('/') + 1);
  return quoted === undefined ? byteStringToText(path) : path;
}

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
};

const unquote = (text: string): string =>
  byteStringToText(
    text.replace(/\\([0-7]{3}|.)/g, (_, code: string) =>
      code.length === 3 ? String.fromCharCode(Number.parseInt(code, 8)) : (ESCAPES[code] ?? code),
    ),
  );

function readHunk(lines: readonly ByteString[], start: number): { hunk: PatchHunk; next: number } {
  const [, from, countA = '1', countB = '1'] = HUNK.exec(lines[start]!)!;
  const [before, after]: [ByteString[], ByteString[]] = [[], []];
  let leading = 0;
  let trailing = 0;
  let isChanged = false;
  let at = start + 1;
  while (before.length < Number(countA) || after.length < Number(countB) || lines[at]?.startsWith('\\')) {
    const line = lines[at];
    const sign = line?.[0] === '\n' ? ' ' : line?.[0];
    if (line === undefined || sign === undefined || !' +-\\'.includes(sign))
      corrupt(`corrupt patch at line ${line === undefined ? at : at + 1}`);
    if (sign === '\\') bareEnd(lines[at - 1]![0]!, before, after);
    else {
      const text = line[0] === '\n' ? line : line.slice(1);
      if (sign !== '+') before.push(text);
      if (sign !== '-') after.push(text);
      isChanged ||= sign !== ' ';
      trailing = sign === ' ' ? trailing + 1 : 0;
      if (!isChanged) leading++;
    }
    at++;
  }
  if (before.length > Number(countA) || after.length > Number(countB)) corrupt(`corrupt patch at line ${at}`);
  return { hunk: { start: Number(from), before, after, leading, trailing }, next: at };
}

/** Takes the line end off the last line that had the sign: `\ No newline at end of file` follows it. */
function bareEnd(sign: string, before: ByteString[], after: ByteString[]): void {
  const cut = (lines: ByteString[]) => lines.push(lines.pop()!.replace(/\n$/, ''));
  if (sign !== '+' && before.length > 0) cut(before);
  if (sign !== '-' && after.length > 0) cut(after);
}

/** The same patch the other way round. */
export const reversePatch = ({ oldPath, newPath, mode, isBinary, hunks }: FilePatch): FilePatch => ({
  oldPath: newPath,
  newPath: oldPath,
  // What the mode was before is not kept: only a file that comes back needs one.
  mode: newPath === null ? mode : undefined,
  isBinary,
  hunks: hunks.map((hunk) => ({ ...hunk, before: hunk.after, after: hunk.before })),
});

/**
 * Applies hunks to the lines of a file. Each goes where its lines stand, nearest to where it says; one with less context
 * at its start or its end belongs to that end of the file.
 * @returns the lines, or the number of the first line of a hunk that fits nowhere.
 */
export function applyHunks(lines: readonly ByteString[], hunks: readonly PatchHunk[]): ByteString[] | number {
  const result = [...lines];
  let shift = 0;
  for (const { start, before, after, leading, trailing } of hunks) {
    const expected = Math.max(0, (before.length === 0 ? start : start - 1) + shift);
    const atStart = start <= 1 && leading <= trailing;
    const atEnd = trailing < leading;
    const fits = (at: number) =>
      at >= 0 &&
      at + before.length <= result.length &&
      (!atStart || at === 0) &&
      (!atEnd || at + before.length === result.length) &&
      before.every((line, i) => result[at + i] === line);
    let place: number | undefined;
    for (let distance = 0; place === undefined && distance <= result.length; distance++) {
      if (fits(expected - distance)) place = expected - distance;
      else if (fits(expected + distance)) place = expected + distance;
    }
    if (place === undefined) return Math.max(start, 1);
    result.splice(place, before.length, ...after);
    shift += after.length - before.length + (place - expected);
  }
  return result;
}
