import { resolvePath } from '../../../core/file-system';
import type { CommandIo, ShellCommand } from '../../host';

/**
 * Commands of the interpreter whose words or output are put right on the way, so that they read and answer as those of
 * GNU do.
 */
export const adaptedCommands: Readonly<Record<string, ShellCommand>> = {
  uniq: (io) =>
    relayed(io, io.args, (text) =>
      io.args.some((word) => /^-\w*c|^--count/.test(word))
        ? text.replace(/^ *(\d+) /gm, (_, n: string) => `${n.padStart(7)} `)
        : text,
    ),
  xargs: (io) => relayed(io, splitValues(io.args, 'nIPLds')),
  paste: (io) => {
    const words = splitValues(io.args, 'd');
    const hasFile = words.some(
      (word, at) => (word === '-' || !word.startsWith('-')) && words[at - 1] !== '-d',
    );
    return relayed(io, hasFile ? words : [...words, '-']);
  },
  tail,
  grep,
  egrep: grep,
  fgrep: grep,
};

/** Options with their value attached, parted: `-n1` → `-n 1`, `-sd+` → `-s -d +`. */
function splitValues(args: readonly string[], withValue: string): string[] {
  const split: string[] = [];
  let isDone = false;
  for (const word of args) {
    if (isDone || !/^-[A-Za-z]./.test(word)) {
      // What follows the first plain word belongs to the command that is called.
      isDone ||=
        !word.startsWith('-') && !(split.at(-1)?.length === 2 && withValue.includes(split.at(-1)![1]!));
      split.push(word);
      continue;
    }
    const letters = [...word.slice(1)];
    for (let at = 0; at < letters.length; at++) {
      split.push(`-${letters[at]}`);
      if (!withValue.includes(letters[at]!) || at === letters.length - 1) continue;
      split.push(letters.slice(at + 1).join(''));
      break;
    }
  }
  return split;
}

/** `tail -f`: nothing else writes while the terminal waits, so that it ends where it would begin to wait. */
async function tail(io: CommandIo): Promise<number> {
  const follows = (word: string) => /^(-[fF]|--follow|--retry)/.test(word);
  if (!io.args.some(follows)) return relayed(io, io.args);
  const exitCode = await relayed(
    io,
    io.args.filter((word) => !follows(word)),
  );
  io.stderr('tail: nothing is added to a file while the terminal waits for it; this is all of it for now\n');
  return exitCode;
}

/** `grep -r x .` names files as `./a`; without a path, as `a`. */
async function grep(io: CommandIo): Promise<number> {
  const isRecursive = io.args.some((word) => /^-[A-Za-z]*[rR]|^--recursive/.test(word));
  const plain = io.args.filter((word) => !word.startsWith('-'));
  const hasDot =
    isRecursive && plain.length > 1 && plain.slice(1).every((word) => word === '.' || word === './');
  if (!hasDot) return relayed(io, io.args);
  const names = new Set(io.fs.list(io.cwd));
  const isOurs = (line: string) =>
    names.has(/^([^/:]+)/.exec(line)?.[1] ?? '') || io.fs.exists(resolvePath(io.cwd, line.split(':')[0]!));
  return relayed(io, io.args, (text) =>
    text.replace(/^(?!\.\/)(?=.)(.*)$/gm, (line: string) => (isOurs(line) ? `./${line}` : line)),
  );
}

async function relayed(
  io: CommandIo,
  args: readonly string[],
  put: (text: string) => string = (text) => text,
): Promise<number> {
  const { stdout, stderr, exitCode } = await io.original(args);
  io.stdout(put(stdout));
  io.stderr(stderr);
  return exitCode;
}
