import { resolvePath } from '../../../core/file-system';
import type { CommandIo, ShellCommand } from '../../host';

/**
 * Commands of the interpreter whose words or output are put right on the way, so that they read and answer as those of
 * GNU do.
 */
export const adaptedCommands: Readonly<Record<string, ShellCommand>> = {
  uniq: (io) =>
    io.args.some((word) => /^-\w*c|^--count/.test(word))
      ? rewritten(io, (text) => text.replace(/^ *(\d+) /gm, (_, n: string) => `${n.padStart(7)} `))
      : io.relay(io.args),
  xargs: (io) => io.relay(splitValues(io.args, 'nIPLds')),
  paste: (io) => {
    const words = splitValues(io.args, 'd');
    const hasFile = words.some(
      (word, at) => (word === '-' || !word.startsWith('-')) && words[at - 1] !== '-d',
    );
    return io.relay(hasFile ? words : [...words, '-']);
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
  const exitCode = await io.relay(io.args.filter((word) => !follows(word)));
  if (io.args.some(follows))
    io.stderr(
      'tail: nothing is added to a file while the terminal waits for it; this is all of it for now\n',
    );
  return exitCode;
}

/** `grep -r x .` names files as `./a`; without a path, as `a`. */
async function grep(io: CommandIo): Promise<number> {
  const isRecursive = io.args.some((word) => /^-[A-Za-z]*[rR]|^--recursive/.test(word));
  const paths = io.args.filter((word) => !word.startsWith('-')).slice(1);
  if (!isRecursive || paths.length === 0 || !paths.every((word) => word === '.' || word === './'))
    return io.relay(io.args);
  const isFile = (line: string) => io.fs.exists(resolvePath(io.cwd, /^[^:]*/.exec(line)![0]));
  return rewritten(io, (text) =>
    text.replace(/^(?!\.\/).+$/gm, (line) => (isFile(line) ? `./${line}` : line)),
  );
}

/** What the interpreter's own command prints, put right. */
async function rewritten(io: CommandIo, put: (text: string) => string): Promise<number> {
  const { stdout, stderr, exitCode } = await io.original(io.args);
  io.stdout(put(stdout));
  io.stderr(stderr);
  return exitCode;
}
