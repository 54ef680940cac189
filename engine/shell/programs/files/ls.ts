import { type FileSystem, type FsNode, resolvePath } from '../../../core/file-system';
import { utf8Length } from '../../bytes';
import type { CommandIo } from '../../host';
import { splitOptions } from '../options';
import { inColumns } from './columns';
import { lsDate } from './ls-date';

/** One name of a listing. */
interface Entry {
  readonly name: string;
  readonly node: FsNode;
  /** Of a link: what stands where it leads. */
  readonly target?: FsNode;
}

const ESCAPE = '\u001b[';

/** `ls` of GNU coreutils with the options that people use: -a -A -l -1 -R -t -S -r -h -d -F -p --color. */
export async function ls(io: CommandIo): Promise<number> {
  const { flags, words, unknown } = splitOptions(io.args, 'aAl1RtSrhdFpCG', [
    'color',
    'all',
    'almost-all',
    'recursive',
    'reverse',
    'human-readable',
  ]);
  if (unknown !== undefined) {
    io.stderr(`ls: ${unknown}\nTry 'ls --help' for more information.\n`);
    return 2;
  }
  const options = new Set(flags.map((flag) => LONG[flag] ?? flag));
  const paths = words.length > 0 ? words : ['.'];
  const files: Entry[] = [];
  const folders: string[] = [];
  let exitCode = 0;
  for (const path of paths) {
    const full = resolvePath(io.cwd, path);
    const own = io.fs.at(full) ?? io.fs.follow(full);
    const node =
      options.has('l') && own?.kind === 'link' && !path.endsWith('/') ? own : (io.fs.follow(full) ?? own);
    if (node === undefined) {
      io.stderr(`ls: cannot access '${path}': No such file or directory\n`);
      exitCode = 2;
    } else if (node.kind === 'folder' && !options.has('d')) folders.push(path);
    else files.push({ name: path, node, target: io.fs.follow(full) });
  }
  const listing = new Listing(io, options);
  const isTitled = paths.length > 1 || options.has('R');
  let isFirst = true;
  if (files.length > 0) {
    listing.print(listing.sorted(files), false);
    isFirst = false;
  }
  const visit = (path: string) => {
    if (isTitled) io.stdout(`${isFirst ? '' : '\n'}${path}:\n`);
    isFirst = false;
    const full = resolvePath(io.cwd, path);
    const entries = listing.sorted(entriesOf(io.fs, full, options));
    listing.print(entries, true);
    if (!options.has('R')) return;
    for (const { name, node } of entries)
      if (node.kind === 'folder' && name !== '.' && name !== '..')
        visit(path.endsWith('/') ? path + name : `${path}/${name}`);
  };
  for (const path of folders.sort()) visit(path);
  return exitCode;
}

const LONG: Readonly<Record<string, string>> = {
  all: 'a',
  'almost-all': 'A',
  recursive: 'R',
  reverse: 'r',
  'human-readable': 'h',
};

function entriesOf(fs: FileSystem, folder: string, options: ReadonlySet<string>): Entry[] {
  const at = (name: string) => resolvePath(folder, name);
  const entries = fs
    .list(folder)
    .filter((name) => options.has('a') || options.has('A') || !name.startsWith('.'))
    .map(
      (name): Entry => ({
        name,
        node: fs.at(`${fs.realPath(folder)}/${name}`.replace('//', '/'))!,
        target: fs.follow(at(name)),
      }),
    );
  if (!options.has('a')) return entries;
  const dots = ['.', '..'].map((name): Entry => ({ name, node: fs.follow(at(name))! }));
  return [...dots, ...entries];
}

class Listing {
  readonly #io: CommandIo;
  readonly #options: ReadonlySet<string>;
  readonly #isColoured: boolean;

  constructor(io: CommandIo, options: ReadonlySet<string>) {
    this.#io = io;
    this.#options = options;
    this.#isColoured = io.columns !== undefined || io.args.includes('--color=always');
  }

  /** By name, or as the options say. */
  sorted(entries: readonly Entry[]): Entry[] {
    const by = (a: Entry, b: Entry) => {
      if (this.#options.has('t') && a.node.mtimeMs !== b.node.mtimeMs) return b.node.mtimeMs - a.node.mtimeMs;
      if (this.#options.has('S') && sizeOf(a.node) !== sizeOf(b.node)) return sizeOf(b.node) - sizeOf(a.node);
      return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
    };
    const sorted = [...entries].sort(by);
    return this.#options.has('r') ? sorted.reverse() : sorted;
  }

  print(entries: readonly Entry[], isFolder: boolean): void {
    if (this.#options.has('l')) this.#printLong(entries, isFolder);
    else {
      const shown = entries.map((entry) => ({
        text: this.#shown(entry),
        width: entry.name.length + this.#sign(entry).length,
      }));
      const { columns } = this.#io;
      if (columns === undefined || this.#options.has('1'))
        this.#io.stdout(shown.map(({ text }) => `${text}\n`).join(''));
      else this.#io.stdout(inColumns(shown, columns));
    }
  }

  #printLong(entries: readonly Entry[], isFolder: boolean): void {
    const sizes = entries.map(({ node }) => this.#size(sizeOf(node)));
    const width = Math.max(0, ...sizes.map((size) => size.length));
    if (isFolder) {
      const blocks = entries.reduce(
        (sum, { node }) => sum + (node.kind === 'link' ? 0 : Math.ceil(sizeOf(node) / 4096) * 4),
        0,
      );
      this.#io.stdout(`total ${this.#options.has('h') ? `${blocks}K`.replace(/^0K$/, '0') : blocks}\n`);
    }
    const now = this.#io.clock.now();
    this.#io.stdout(
      entries
        .map((entry, i) => {
          const { node } = entry;
          const links = node.kind === 'folder' ? 2 : 1;
          const arrow = node.kind === 'link' ? ` -> ${node.target}` : '';
          return `${modeOf(node)} ${links} learner learner ${sizes[i]!.padStart(width)} ${lsDate(node.mtimeMs, now)} ${this.#shown(entry)}${arrow}\n`;
        })
        .join(''),
    );
  }

  #size(bytes: number): string {
    if (!this.#options.has('h') || bytes < 1024) return `${bytes}`;
    let value = bytes;
    let unit = -1;
    for (; value >= 1024 && unit < 3; unit++) value /= 1024;
    const rounded = value < 10 ? Math.ceil(value * 10) / 10 : Math.ceil(value);
    return `${value < 10 ? rounded.toFixed(1) : rounded}${'KMGT'[unit]}`;
  }

  #shown(entry: Entry): string {
    const colour = this.#isColoured ? colourOf(entry) : '';
    const name = colour === '' ? entry.name : `${ESCAPE}${colour}m${entry.name}${ESCAPE}0m`;
    return name + this.#sign(entry);
  }

  #sign({ node }: Entry): string {
    if (node.kind === 'folder') return this.#options.has('F') || this.#options.has('p') ? '/' : '';
    if (!this.#options.has('F')) return '';
    return node.kind === 'link' ? '@' : node.executable ? '*' : '';
  }
}

function colourOf({ node, target }: Entry): string {
  if (node.kind === 'folder') return '01;34';
  if (node.kind === 'link') return target === undefined ? '31' : '36';
  return node.executable ? '32' : '';
}

function sizeOf(node: FsNode): number {
  if (node.kind === 'folder') return 4096;
  if (node.kind === 'link') return utf8Length(node.target);
  return typeof node.content === 'string' ? utf8Length(node.content) : node.content.length;
}

function modeOf(node: FsNode): string {
  if (node.kind === 'folder') return 'drwxr-xr-x';
  if (node.kind === 'link') return 'lrwxrwxrwx';
  return node.executable ? '-rwxr-xr-x' : '-rw-r--r--';
}
