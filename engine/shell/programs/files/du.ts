import { resolvePath } from '../../../core/file-system';
import { utf8Length } from '../../bytes';
import type { CommandIo } from '../../host';
import { splitOptions } from '../options';

/** What the smallest file takes on a disk, in KiB. */
const BLOCK = 4;

/** `du` of GNU coreutils: -s -h -a -c -k, -d N or --max-depth=N. */
export async function du(io: CommandIo): Promise<number> {
  let depth = Number.POSITIVE_INFINITY;
  const args = io.args.filter((word, at) => {
    const given = /^(?:-d|--max-depth=)(\d+)$/.exec(word)?.[1];
    if (given !== undefined) depth = Number(given);
    else if (io.args[at - 1] === '-d') depth = Number(word);
    return given === undefined && word !== '-d' && io.args[at - 1] !== '-d';
  });
  const { flags, words, unknown } = splitOptions(args, 'shack', [
    'summarize',
    'human-readable',
    'all',
    'total',
  ]);
  if (unknown !== undefined) {
    io.stderr(`du: ${unknown}\nTry 'du --help' for more information.\n`);
    return 1;
  }
  const has = (short: string, long: string) => flags.includes(short) || flags.includes(long);
  if (has('s', 'summarize')) depth = 0;
  const { fs } = io;
  const print = (blocks: number, path: string) =>
    io.stdout(`${has('h', 'human-readable') ? humanSize(blocks) : blocks}\t${path}\n`);
  const measure = (path: string, shown: string, level: number): number => {
    const node = fs.at(path)!;
    if (node.kind !== 'folder') {
      const size =
        node.kind === 'link'
          ? 0
          : typeof node.content === 'string'
            ? utf8Length(node.content)
            : node.content.length;
      const blocks = Math.ceil(size / 1024 / BLOCK) * BLOCK;
      if (level === 0 || (has('a', 'all') && level <= depth)) print(blocks, shown);
      return blocks;
    }
    const names = fs.list(path);
    const inside = names.reduce(
      (sum, name) =>
        sum +
        measure(`${path === '/' ? '' : path}/${name}`, `${shown.replace(/\/$/, '')}/${name}`, level + 1),
      BLOCK,
    );
    if (level <= depth) print(inside, shown);
    return inside;
  };
  let exitCode = 0;
  let total = 0;
  for (const word of words.length > 0 ? words : ['.']) {
    const path = fs.realPath(resolvePath(io.cwd, word));
    if (fs.at(path) === undefined) {
      io.stderr(`du: cannot access '${word}': No such file or directory\n`);
      exitCode = 1;
    } else total += measure(path, word, 0);
  }
  if (has('c', 'total')) print(total, 'total');
  return exitCode;
}

function humanSize(kib: number): string {
  if (kib < 1024) return kib === 0 ? '0' : `${kib}K`;
  let value = kib / 1024;
  let unit = 0;
  for (; value >= 1024; unit++) value /= 1024;
  return `${value < 10 ? (Math.ceil(value * 10) / 10).toFixed(1) : Math.ceil(value)}${'MGT'[unit]}`;
}
