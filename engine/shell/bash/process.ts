import { Bash, type CommandName, defineCommand, getCommandNames } from 'just-bash/browser';
import { resolvePath } from '../../core/file-system';
import type { FileContent } from '../../core/files';
import { textOf } from '../bytes';
import type { ShellHost, Streams } from '../host';
import { curlFetch } from '../programs/net/curl-fetch';
import { bashCommand, type CommandShell, INTERRUPTED, type ScriptSetting } from './command';
import { connect, type Devices } from './connect';
import { appendTo, group, literal, type Script, type Statement, simpleCommand, statementOf } from './nodes';
import { capital, reasonOf } from './reason';
import { syntaxErrorText } from './syntax-error';

/** What a shell of its own begins with. */
export interface ProcessStart {
  readonly cwd: string;
  /** Exported variables. */
  readonly env: Readonly<Record<string, string>>;
  readonly streams: Streams;
  /** Ctrl-C of whatever started it. */
  readonly signal: AbortSignal;
  /** How wide the terminal is that it prints to; undefined: it prints elsewhere. */
  readonly columns: () => number | undefined;
}

/** A command of the shell's own machinery: given its words and the live variables. */
export type InnerCommand = (
  args: string[],
  context: { env: Map<string, string>; cwd: string; exportedEnv?: Record<string, string> },
) => Promise<{ exitCode: number; pipeStatus?: number[] }>;

/** A parsed text, or what is wrong with it. */
export type Parsed = { readonly script: Script } | { readonly error: string };

/**
 * Bytes that one interpreter may put through pipes, substitutions and redirections. It keeps each whole, so what never
 * ends would take the page down with it.
 */
const MOST_KEPT = 512_000_000;

/** No other limit of the interpreter ends what a learner runs: Ctrl-C does. */
const LIMITS = {
  maxCommandCount: Number.POSITIVE_INFINITY,
  maxLoopIterations: Number.POSITIVE_INFINITY,
  maxExecutionTimeMs: Number.POSITIVE_INFINITY,
  maxWorkUnits: Number.POSITIVE_INFINITY,
  maxOutputSize: MOST_KEPT,
  maxInputBytes: Number.POSITIVE_INFINITY,
  maxAwkIterations: Number.POSITIVE_INFINITY,
  maxSedIterations: Number.POSITIVE_INFINITY,
  maxTraversalWork: 1e12,
  maxTraversalEntries: 1e8,
};

let processes = 0;

/** What the interpreter says of commands that it has in Node.js alone. */
const NOT_HERE = /command not available in browser environments\. Exclude .* bundle\./g;

/** Commands of the interpreter that the lab does without: they need Node.js, or are its own inventions. */
const WITHOUT = new Set(['gzip', 'gunzip', 'zcat', 'html-to-markdown', 'js-exec']);

/** The interpreter's own commands, without those that are not to be there. */
export const interpreterCommands = (without: readonly string[] = []): string[] =>
  getCommandNames().filter((name) => !WITHOUT.has(name) && !without.includes(name));

/** An error of the file system that the interpreter passes on as it is, alone on its line or behind other words. */
const RAW_ERROR = /^E[A-Z]{3,}: (.+), '([^'\n]*)'$/gm;
const INNER_ERROR = /\bE[A-Z]{3,}: ([a-z][a-z -]+), '[^'\n]*'/g;

/** Lines that `set -x` says of the machinery itself. */
const TRACE_OF_OURS = /^\++ \/usr\/bin\/__\w+.*\n/gm;

/** One shell: an interpreter with its variables, whose commands print to the streams that it is given. */
export class BashProcess implements CommandShell {
  readonly bash: Bash;
  readonly devices: Devices;
  readonly #host: ShellHost;
  readonly #running = new Set<Promise<unknown>>();
  readonly #columns: () => number | undefined;
  #next: Script | null = null;
  #caught: Script | null = null;
  streams: Streams;
  signal: AbortSignal;
  /** The working folder, as far as messages need it. */
  cwd: string;
  exitScript: string | null = null;
  /** Whether `exit` has been called. */
  exited = false;
  /** Whether a variable was not set that had to be: then the script, or the line, goes no further. */
  isUnbound = false;

  constructor(host: ShellHost, start: ProcessStart, inner: Readonly<Record<string, InnerCommand>> = {}) {
    this.#host = host;
    this.streams = start.streams;
    this.signal = start.signal;
    this.cwd = start.cwd;
    this.#columns = start.columns;
    const folder = `/dev/lab/${++processes}`;
    this.devices = { stdout: `${folder}/stdout`, stderr: `${folder}/stderr`, exit: `${folder}/exit` };
    host.disk.setDevice(this.devices.stdout, (content) => this.print('stdout', content));
    host.disk.setDevice(this.devices.stderr, (content) => this.print('stderr', content));
    host.disk.setDevice(this.devices.exit, () => {
      this.exited = true;
    });
    this.bash = new Bash({
      fs: host.disk,
      cwd: start.cwd,
      env: withoutPlace(start.env),
      executionLimits: { ...LIMITS, ...host.limits },
      defenseInDepth: false,
      fetch: curlFetch(host),
      commands: interpreterCommands(host.without) as CommandName[],
      customCommands: [
        ...[...host.commands].map(([name, command]) => bashCommand(name, command, host, this)),
        ...Object.entries(inner).map(([name, run]) =>
          defineCommand(name, async (args, context) => {
            const { exitCode, pipeStatus } = await run(args, context);
            return { stdout: '', stderr: '', exitCode, internalPipeStatusOverride: pipeStatus };
          }),
        ),
      ],
    });
    this.bash.registerTransformPlugin({
      name: 'lab',
      transform: ({ ast }) => {
        const next = this.#next;
        if (next === null) return { ast };
        this.#next = null;
        this.#caught = ast;
        return { ast: next };
      },
    });
  }

  /** What can be called: the interpreter's commands and the lab's. */
  get commandNames(): readonly string[] {
    const known = (this.bash as unknown as { commands: ReadonlyMap<string, unknown> }).commands;
    return [...known.keys()].filter((name) => !name.startsWith('__')).sort();
  }

  get columns(): number | undefined {
    return this.#columns();
  }

  /** Whether a program of the lab runs now. */
  get isRunning(): boolean {
    return this.#running.size > 0;
  }

  /** Frees the names of its devices. */
  dispose(): void {
    for (const path of Object.values(this.devices)) this.#host.disk.removeDevice(path);
  }

  /** Parses a text without running any of it. */
  async parse(text: string): Promise<Parsed> {
    if (text.trim() === '') return { script: { type: 'Script', statements: [] } };
    this.#next = { type: 'Script', statements: [] };
    this.#caught = null;
    const { stderr } = await this.bash.exec(text, { rawScript: true });
    this.#next = null;
    const script = this.#caught as Script | null;
    if (script === null) return { error: syntaxErrorText(stderr) };
    const late = script.statements.find((statement) => statement.deferredError !== undefined);
    return late ? { error: syntaxErrorText(late.deferredError!.message) } : { script };
  }

  /** Runs statements; resolves when the shell ends. What was not shown on the way comes back. */
  async execute(
    statements: Script['statements'],
    options: { stdin?: string; signal?: AbortSignal } = {},
  ): Promise<{ exitCode: number; stdout: string; stderr: string; env: Record<string, string> }> {
    this.#next = { type: 'Script', statements };
    // The text only has to be one that parses; what runs are the statements.
    return this.bash.exec('true', { rawScript: true, ...(options as object) });
  }

  /** The statement as it is run: its commands show what they print, and so does whatever else of it has something to say. */
  connected(statement: Statement, then: readonly Statement[] = []): Statement {
    const { stdout, stderr } = this.devices;
    const body = connect(statement, this.devices, (name) => this.#host.commands.has(name));
    return statementOf(group([body, ...then], [appendTo(1, stdout), appendTo(2, stderr)]));
  }

  runScript(text: string, setting: ScriptSetting): Promise<number> {
    return runScript(this.#host, text, setting);
  }

  /** Follows a program until it has ended, so that nobody takes its files before. */
  track<Value>(work: Promise<Value>): Promise<Value> {
    this.#running.add(work);
    const forget = () => this.#running.delete(work);
    work.then(forget, forget);
    return work;
  }

  /** Resolves when no program of this shell runs any more. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled([...this.#running]);
  }

  /** Shows what was written to a device of the shell. */
  print(stream: 'stdout' | 'stderr', content: FileContent): Promise<void> | undefined {
    if (content.length === 0) return undefined;
    const text = stream === 'stdout' ? textOf(content) : this.#plain(textOf(content));
    if (text !== '') this.streams[stream](text);
    return this.#host.breathe?.();
  }

  /** Messages as bash and the GNU tools word them. */
  #plain(text: string): string {
    const { disk, fs } = this.#host;
    const { refusal } = disk;
    disk.refusal = null;
    if (/: unbound variable$/m.test(text)) this.isUnbound = true;
    return text
      .replace(TRACE_OF_OURS, '')
      .replace(NOT_HERE, 'command not found')
      .replace(/^(?=\w+: unbound variable$)/gm, 'bash: ')
      .replace(/cannot open redirect target/g, refusal ? reasonOf(refusal) : 'No such file or directory')
      .replace(
        RAW_ERROR,
        (_all, reason: string, path: string) => `bash: ${this.#shown(path)}: ${capital(reason)}`,
      )
      .replace(INNER_ERROR, (_all, reason: string) => capital(reason))
      .replace(/^(head|tail): (.+): (No such file or directory)$/gm, "$1: cannot open '$2' for reading: $3")
      .replace(/^(\w+: '?(.+?)'?: )No such file or directory$/gm, (all, head: string, name: string) => {
        if (refusal?.code === 'EROFS') return `${head}${reasonOf(refusal)}`;
        return fs.isFolder(resolvePath(this.cwd, name)) ? `${head}Is a directory` : all;
      });
  }

  /** A path as it was probably typed. */
  #shown(path: string): string {
    return path.startsWith(`${this.cwd}/`) ? path.slice(this.cwd.length + 1) : path;
  }
}

/** The variables of a shell that begins elsewhere: its folder is not that of whoever started it. */
function withoutPlace({ PWD: _folder, OLDPWD: _before, ...env }: Readonly<Record<string, string>>) {
  return env;
}

/** The exit code of a script that used a variable which was not set. */
const UNBOUND = 127;

/** Runs a script in a shell of its own, as `bash -c` does; its exit code. */
export async function runScript(host: ShellHost, text: string, setting: ScriptSetting): Promise<number> {
  const { streams, signal } = setting;
  const process = new BashProcess(host, { ...setting, columns: () => setting.columns });
  try {
    const parsed = await process.parse(text);
    if ('error' in parsed) {
      streams.stderr(parsed.error);
      return 2;
    }
    const setArgs = { ...simpleCommand('set'), args: ['--', ...(setting.args ?? [])].map(literal) };
    const opening = setting.args?.length ? [statementOf(setArgs)] : [];
    const statements: Iterable<Statement> = {
      *[Symbol.iterator]() {
        yield* opening;
        for (const statement of parsed.script.statements) {
          yield process.connected(statement);
          if (process.isUnbound) return;
        }
      },
    };
    const ended = await process.execute(statements as Script['statements'], { stdin: setting.stdin, signal });
    await process.settled();
    if (signal.aborted) return INTERRUPTED;
    if (ended.stdout) streams.stdout(ended.stdout);
    if (ended.stderr) streams.stderr(ended.stderr);
    if (process.exitScript !== null) {
      const { args: _args, stdin: _stdin, ...rest } = setting;
      await runScript(host, process.exitScript, { ...rest, env: { ...setting.env, ...namesOf(ended.env) } });
    }
    return process.isUnbound ? UNBOUND : ended.exitCode;
  } finally {
    process.dispose();
  }
}

/** The variables of a shell without those that it makes for itself. */
const namesOf = (env: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(env).filter(
      ([name]) => /^[A-Za-z_]\w*$/.test(name) && !/^(PWD|OLDPWD|SHELLOPTS|BASHOPTS|_)$/.test(name),
    ),
  );
