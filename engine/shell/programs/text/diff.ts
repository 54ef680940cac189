import { diffArrays } from 'diff';
import { resolvePath } from '../../../core/file-system';
import type { CommandIo } from '../../host';
import { splitOptions } from '../options';
import { normalDiff, type Side, unifiedDiff } from './diff-text';

/** `diff` of GNU diffutils: -u, -q, -r, -i, -w, -b, -B, -N; 0 when the same, 1 when not, 2 when it cannot tell. */
export async function diff(io: CommandIo): Promise<number> {
  const { flags, words, unknown } = splitOptions(io.args, 'uqriwbBNs', [
    'unified',
    'brief',
    'recursive',
    'color',
    'new-file',
  ]);
  if (unknown !== undefined || words.length !== 2) {
    io.stderr(
      `diff: ${unknown ?? (words.length < 2 ? `missing operand after '${words.at(-1) ?? 'diff'}'` : `extra operand '${words[2]}'`)}\n`,
    );
    io.stderr("diff: Try 'diff --help' for more information.\n");
    return 2;
  }
  const has = (short: string, long?: string) =>
    flags.includes(short) || (long !== undefined && flags.includes(long));
  const command = ['diff', ...io.args.filter((word) => word.startsWith('-'))].join(' ');
  const [left, right] = words as [string, string];
  const options: Options = {
    isUnified: has('u', 'unified'),
    isBrief: has('q', 'brief'),
    isRecursive: has('r', 'recursive'),
    takesNew: has('N', 'new-file'),
    saysSame: has('s'),
    keyOf: keyOf(has('i'), has('w'), has('b')),
    command,
  };
  const differs = new Comparison(io, options).compare(left, right, false);
  return differs;
}

interface Options {
  readonly isUnified: boolean;
  readonly isBrief: boolean;
  readonly isRecursive: boolean;
  /** A file that is missing counts as empty. */
  readonly takesNew: boolean;
  readonly saysSame: boolean;
  /** What lines are compared by. */
  readonly keyOf: (line: string) => string;
  readonly command: string;
}

class Comparison {
  readonly #io: CommandIo;
  readonly #options: Options;

  constructor(io: CommandIo, options: Options) {
    this.#io = io;
    this.#options = options;
  }

  compare(left: string, right: string, isInFolder: boolean): number {
    const { fs, cwd } = this.#io;
    const isFolder = (path: string) => path !== '-' && fs.isFolder(resolvePath(cwd, path));
    if (isFolder(left) && isFolder(right)) return this.#folders(left, right);
    const [a, b] = isFolder(left)
      ? [under(left, right), right]
      : isFolder(right)
        ? [left, under(right, left)]
        : [left, right];
    const one = this.#side(a);
    const other = this.#side(b);
    if (one === null || other === null) return 2;
    return this.#files(one, other, isInFolder);
  }

  #files(left: Side, right: Side, isInFolder: boolean): number {
    const { isBrief, isUnified, saysSame, keyOf: key, command } = this.#options;
    const { stdout } = this.#io;
    const keys = ({ lines, endsWithLine }: Side) =>
      lines.map((line, at) => (at === lines.length - 1 && !endsWithLine ? `${key(line)}\0` : key(line)));
    const parts = diffArrays(keys(left), keys(right));
    if (!parts.some((part) => part.added || part.removed)) {
      if (saysSame) stdout(`Files ${left.name} and ${right.name} are identical\n`);
      return 0;
    }
    if (isBrief || left.isBinary || right.isBinary) {
      const what = left.isBinary || right.isBinary ? 'Binary files' : 'Files';
      stdout(`${what} ${left.name} and ${right.name} differ\n`);
      return 1;
    }
    if (isInFolder) stdout(`${command} ${left.name} ${right.name}\n`);
    stdout(isUnified ? unifiedDiff(left, right, parts) : normalDiff(left, right, parts));
    return 1;
  }

  #folders(left: string, right: string): number {
    const { fs, cwd, stdout } = this.#io;
    const list = (path: string) => fs.list(resolvePath(cwd, path));
    const names = [...new Set([...list(left), ...list(right)])].sort();
    let exitCode = 0;
    for (const name of names) {
      const [a, b] = [under(left, name), under(right, name)];
      const [inLeft, inRight] = [a, b].map((path) => fs.exists(resolvePath(cwd, path)));
      if ((!inLeft || !inRight) && !this.#options.takesNew) {
        stdout(`Only in ${inLeft ? left : right}: ${name}\n`);
        exitCode = Math.max(exitCode, 1);
      } else if (inLeft && inRight && fs.isFolder(resolvePath(cwd, a)) && fs.isFolder(resolvePath(cwd, b))) {
        if (this.#options.isRecursive) exitCode = Math.max(exitCode, this.#folders(a, b));
        else stdout(`Common subdirectories: ${a} and ${b}\n`);
      } else exitCode = Math.max(exitCode, this.compare(a, b, true));
    }
    return exitCode;
  }

  #side(name: string): Side | null {
    const { fs, cwd, stdin, stderr, clock } = this.#io;
    const path = resolvePath(cwd, name);
    if (name !== '-' && !fs.isFile(path)) {
      if (this.#options.takesNew && !fs.exists(path)) return sideOf(name, '', 0);
      stderr(`diff: ${name}: No such file or directory\n`);
      return null;
    }
    return name === '-'
      ? sideOf(name, stdin, clock.now())
      : sideOf(name, fs.readText(path), fs.follow(path)!.mtimeMs);
  }
}

function sideOf(name: string, text: string, mtimeMs: number): Side {
  const lines = text === '' ? [] : text.split('\n');
  const endsWithLine = lines.at(-1) === '';
  if (endsWithLine) lines.pop();
  return { name, lines, mtimeMs, endsWithLine: endsWithLine || text === '', isBinary: text.includes('\0') };
}

const under = (folder: string, path: string) =>
  `${folder.replace(/\/$/, '')}/${path.slice(path.lastIndexOf('/') + 1)}`;

function keyOf(ignoresCase: boolean, ignoresSpace: boolean, ignoresAmount: boolean) {
  return (line: string) => {
    let key = line;
    if (ignoresSpace) key = key.replace(/\s+/g, '');
    else if (ignoresAmount) key = key.replace(/\s+/g, ' ').trimEnd();
    return ignoresCase ? key.toLowerCase() : key;
  };
}
