import { resolvePath } from '../../core/file-system';
import { workspacePathOf } from '../../core/lab-layout';
import type { CommandIo, ShellCommand } from '../host';
import { shellQuote } from '../quote';

/** Commands of a few lines, by name. */
export const smallCommands: Readonly<Record<string, ShellCommand>> = {
  less: pager,
  more: pager,
  nano: editor,
  vim: editor,
  vi: editor,
  emacs: editor,
  code: editor,
  open: editor,
  bash: nestedShell,
  sh: nestedShell,
  env,
  date,
  id: async (io) => say(io, 'uid=1000(learner) gid=1000(learner) groups=1000(learner)\n'),
  whoami: async (io) => say(io, 'learner\n'),
  hostname: async (io) => say(io, 'lab\n'),
  nproc: async (io) => say(io, '1\n'),
  uname: async (io) =>
    say(io, io.args.includes('-a') ? 'Linux lab 6.1.0 #1 SMP x86_64 GNU/Linux\n' : 'Linux\n'),
  tty: async (io) => say(io, '/dev/tty\n'),
  jobs: async () => 0,
  mktemp,
  realpath,
  trap,
};

function say(io: CommandIo, text: string): number {
  io.stdout(text);
  return 0;
}

/** `less`, `more`: the terminal scrolls by itself, so they only print. */
async function pager(io: CommandIo): Promise<number> {
  const files = io.args.filter((word) => !word.startsWith('-'));
  if (files.length === 0) return say(io, io.stdin);
  let exitCode = 0;
  for (const name of files) {
    const path = resolvePath(io.cwd, name);
    if (io.fs.isFile(path)) io.stdout(io.fs.readText(path));
    else {
      io.stderr(`${name}: ${io.fs.isFolder(path) ? 'is a directory' : 'No such file or directory'}\n`);
      exitCode = 1;
    }
  }
  return exitCode;
}

/** `nano`, `vim`, `code`, …: the lab has one editor, above the terminal. */
async function editor(io: CommandIo): Promise<number> {
  const name = io.args.find((word) => !word.startsWith('-') && !word.startsWith('+'));
  if (name === undefined) {
    io.stderr('Name a file: it is opened in the editor above the terminal.\n');
    return 1;
  }
  const path = resolvePath(io.cwd, name);
  const inWorkspace = workspacePathOf(path);
  if (io.fs.isFolder(path) || inWorkspace === null || inWorkspace.startsWith('.lab/') || !io.host.openFile) {
    io.stderr(`${name}: only files of the project can be opened in the editor.\n`);
    return 1;
  }
  if (!io.fs.exists(path)) {
    if (!io.fs.isFolder(path.slice(0, path.lastIndexOf('/')))) {
      io.stderr(`${name}: No such file or directory\n`);
      return 1;
    }
    io.fs.write(path, '');
  }
  io.host.openFile(inWorkspace);
  return say(io, `${inWorkspace} is open in the editor. What you type there is saved by itself.\n`);
}

/** `bash`, `sh`: a script from a file, from -c, or from standard input, in a shell of its own. */
async function nestedShell(io: CommandIo): Promise<number> {
  const words = [...io.args];
  let options = '';
  while (words[0]?.match(/^-[a-z]*[exuvn][a-z]*$|^-o$/) && !words[0].includes('c')) {
    const option = words.shift()!;
    options += `set ${option}${option === '-o' ? ` ${shellQuote(words.shift() ?? '')}` : ''}\n`;
  }
  const [first, ...rest] = words;
  if (first === '-c' || /^-[a-z]*c$/.test(first ?? '')) {
    const flags = first!.replace(/[-c]/g, '');
    const setting = flags === '' ? options : `${options}set -${flags}\n`;
    return io.script(setting + (rest[0] ?? ''), { args: rest.slice(2) });
  }
  if (first === undefined || first === '-s') {
    const { stdin } = io;
    if (stdin === '') return say(io, 'You are in bash already.\n');
    return io.script(options + stdin, { args: rest });
  }
  const path = resolvePath(io.cwd, first);
  if (!io.fs.isFile(path)) {
    io.stderr(`bash: ${first}: ${io.fs.isFolder(path) ? 'Is a directory' : 'No such file or directory'}\n`);
    return io.fs.isFolder(path) ? 126 : 127;
  }
  return io.script(options + io.fs.readText(path), { args: rest });
}

/** `env` without words lists what is exported; the rest is the interpreter's. */
async function env(io: CommandIo): Promise<number> {
  if (io.args.length === 0)
    return say(
      io,
      Object.entries(io.env)
        .map(([name, value]) => `${name}=${value}\n`)
        .join(''),
    );
  return io.relay(io.args);
}

/** `date` shows the time of the lab, not that of the machine. */
async function date(io: CommandIo): Promise<number> {
  const isGiven = io.args.some((word) => /^(-d|--date|-r|--reference|-f|--file|-s)/.test(word));
  const seconds = Math.floor(io.clock.now() / 1000);
  return io.relay(isGiven ? io.args : ['-d', `@${seconds}`, ...io.args]);
}

/** `mktemp`, `mktemp -d`: a new file or folder in /tmp, which is not kept. */
async function mktemp(io: CommandIo): Promise<number> {
  const name = Array.from({ length: 10 }, () => 'abcdefghijklmnopqrstuvwxyz0123456789'[io.rng.int(36)]).join(
    '',
  );
  const path = `/tmp/tmp.${name}`;
  if (io.args.includes('-d')) io.fs.makeFolder(path);
  else io.fs.write(path, '');
  return say(io, `${path}\n`);
}

async function realpath(io: CommandIo): Promise<number> {
  let exitCode = 0;
  for (const word of io.args.filter((one) => !one.startsWith('-'))) {
    const path = io.fs.realPath(resolvePath(io.cwd, word));
    if (io.fs.exists(path.slice(0, path.lastIndexOf('/')) || '/')) io.stdout(`${path}\n`);
    else {
      io.stderr(`realpath: ${word}: No such file or directory\n`);
      exitCode = 1;
    }
  }
  return exitCode;
}

/** `trap`: what is to run at the end of a script. There are no other signals in the lab. */
async function trap(io: CommandIo): Promise<number> {
  const words = io.args[0] === '--' ? io.args.slice(1) : io.args;
  const [action, ...conditions] = words;
  if (action === undefined) return 0;
  if (conditions.some((name) => name === 'EXIT' || name === '0'))
    io.atExit(action === '-' || action === '' ? null : action);
  return 0;
}
