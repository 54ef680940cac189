import type { ShellHost, Streams } from '../host';
import { INTERRUPTED } from './command';
import {
  type FunctionDef,
  functionsIn,
  literal,
  type Script,
  type Statement,
  simpleCommand,
  statementOf,
} from './nodes';
import { BashProcess, type InnerCommand } from './process';

/** What a shell begins with. */
export interface TerminalShellStart {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly snapshot?: ShellSnapshot;
}

/** All of a shell that outlives its interpreter; plain data. */
export interface ShellSnapshot {
  readonly cwd: string;
  readonly exported: Readonly<Record<string, string>>;
  /** Variables that are not exported, aliases among them (`BASH_ALIAS_ll`). */
  readonly variables: Readonly<Record<string, string>>;
  readonly functions: readonly FunctionDef[];
  /** Commands that set options and arrays again. */
  readonly settings: string;
}

/** The line that is being run. */
interface Line {
  readonly statements: Statement[];
  readonly done: (exitCode: number) => void;
  isInterrupted: boolean;
  /** The statement that runs now is one command and nothing else: when that ends, so does the statement. */
  isSingle: boolean;
}

/** Words of a line after which options or arrays may be others. */
const SETS = /\b(set|shopt|declare|typeset|readonly|read|mapfile|readarray|source|eval)\b|=\(|(^|\s)\.\s/;
/** Names that belong to the interpreter. */
const OF_SHELL =
  /^(?:[^A-Za-z_]|\d|_$|PWD$|OLDPWD$|SHELLOPTS$|BASHOPTS$|HOSTNAME$|OSTYPE$|MACHTYPE$|HOSTTYPE$|OPTIND$|IFS$)/;
const nobody: Streams = { stdout: () => {}, stderr: () => {} };

/**
 * A bash session. The interpreter keeps no state from one script to the next, so there is only one script: its
 * statements come from an iterator that waits, in a command of ours, for the next line that is typed.
 */
export class TerminalShell {
  readonly #host: ShellHost;
  readonly #start: TerminalShellStart;
  readonly #functions = new Map<string, FunctionDef>();
  #process!: BashProcess;
  #abort = new AbortController();
  #programs = new AbortController();
  #line: Line | null = null;
  #next: (() => void) | null = null;
  #waiting!: Promise<void>;
  #snapshot: ShellSnapshot;
  /** How often a line has been waited for. */
  #turns = 0;
  #status = { exitCode: 0, pipeStatus: [0], lastArgument: '' };

  constructor(host: ShellHost, start: TerminalShellStart) {
    this.#host = host;
    this.#start = start;
    this.#snapshot = start.snapshot ?? {
      cwd: start.cwd,
      exported: start.env,
      variables: {},
      functions: [],
      settings: '',
    };
    this.#open(this.#snapshot);
  }

  get cwd(): string {
    return this.#snapshot.cwd;
  }

  /** The commands of the interpreter and of the lab. */
  get bundledCommands(): readonly string[] {
    return this.#process.commandNames;
  }

  commandNames(): readonly string[] {
    const aliases = Object.keys({ ...this.#snapshot.variables, ...this.#snapshot.exported })
      .filter((name) => name.startsWith(ALIAS))
      .map((name) => name.slice(ALIAS.length));
    return [...new Set([...BUILTINS, ...this.bundledCommands, ...this.#functions.keys(), ...aliases])].sort();
  }

  snapshot(): ShellSnapshot {
    return this.#snapshot;
  }

  async run(text: string, streams: Streams, signal?: AbortSignal): Promise<number> {
    await this.#waiting;
    const process = this.#process;
    const parsed = await process.parse(text);
    if ('error' in parsed) {
      streams.stderr(parsed.error);
      this.#status = { ...this.#status, exitCode: 2, pipeStatus: [2] };
      return 2;
    }
    const { statements } = parsed.script;
    if (statements.length === 0) return this.#status.exitCode;
    for (const definition of functionsIn(statements)) this.#functions.set(definition.name, definition);
    process.streams = streams;
    const interrupt = () => this.#interrupt();
    signal?.addEventListener('abort', interrupt);
    try {
      return await new Promise<number>((done) => {
        this.#line = {
          statements: this.#prepared(text, statements),
          done,
          isInterrupted: false,
          isSingle: false,
        };
        if (signal?.aborted) this.#interrupt();
        this.#next!();
      });
    } finally {
      signal?.removeEventListener('abort', interrupt);
      await process.settled();
      process.streams = nobody;
    }
  }

  /** The statements of a line as they are run, with what remembers its state. */
  #prepared(text: string, statements: readonly Statement[]): Statement[] {
    const run = statements.map((statement) => this.#process.connected(statement, [KEEP_STATUS]));
    return SETS.test(text) ? [...run, KEEP_SETTINGS] : run;
  }

  /** Ctrl-C: the program that runs is told; a loop or list that would go on is ended with its interpreter. */
  #interrupt(): void {
    const line = this.#line;
    if (line === null || line.isInterrupted) return;
    line.isInterrupted = true;
    const isRunningProgram = this.#process.isRunning;
    this.#programs.abort();
    if (!line.isSingle || !isRunningProgram) this.#abort.abort();
  }

  #open({ cwd, exported, variables, functions, settings }: ShellSnapshot): void {
    this.#abort = new AbortController();
    this.#programs = new AbortController();
    this.#functions.clear();
    for (const definition of functions) this.#functions.set(definition.name, definition);
    let isReady = () => {};
    this.#waiting = new Promise<void>((resolve) => {
      isReady = resolve;
    });
    let isFirst = true;
    const inner: Record<string, InnerCommand> = {
      // Given: the exit code, those of the pipeline, and $_ of what has just run.
      __status: async (words) => {
        const [exitCode = 0, ...pipeStatus] = words.slice(0, -1).map(Number);
        this.#status = { exitCode, pipeStatus, lastArgument: words.at(-1) ?? '' };
        return { exitCode, pipeStatus };
      },
      // Given: what `set +o`, `shopt -p` and `declare -p` say.
      __settings: async ([options = '', switches = '', declared = '']) => {
        this.#snapshot = { ...this.#snapshot, settings: settingsOf(options, switches, declared) };
        return this.#status;
      },
      __wait: async (_words, { env, cwd: folder, exportedEnv }) => {
        if (isFirst) for (const [name, value] of Object.entries(variables)) env.set(name, value);
        isFirst = false;
        this.#remember(env, folder, exportedEnv ?? {});
        this.#end(this.#status.exitCode);
        this.#turns++;
        await new Promise<void>((resolve) => {
          this.#next = resolve;
          isReady();
        });
        // With `set -e` a failure that is only remembered would end the shell.
        return env.get('SHELLOPTS')?.includes('errexit') ? { exitCode: 0 } : this.#status;
      },
    };
    const process = new BashProcess(
      this.#host,
      { cwd, env: exported, streams: nobody, signal: this.#programs.signal },
      inner,
    );
    this.#process = process;
    this.#host.disk.setDevice('/dev/tty', (content) => process.print('stdout', content));
    const begin = async () => {
      const opening = await process.parse(`shopt -s expand_aliases\n${settings}`);
      const first = 'script' in opening ? opening.script.statements : [];
      const statements = this.#script([...first, ...functions.map(statementOf)]);
      const ended = await process.execute(statements, { signal: this.#abort.signal });
      await process.settled();
      this.#closed(ended);
    };
    void begin();
  }

  /** Every statement that this shell ever runs. */
  #script(opening: readonly Statement[]): Script['statements'] {
    const shell = this;
    return {
      *[Symbol.iterator]() {
        yield* opening;
        for (;;) {
          shell.#programs = new AbortController();
          shell.#process.signal = shell.#programs.signal;
          const turn = shell.#turns;
          yield waitFor(shell.#status.lastArgument);
          if (turn === shell.#turns) throw new Error('the shell cannot wait for its next line');
          const line = shell.#line;
          while (line && !line.isInterrupted && line.statements.length > 0) {
            const statement = line.statements.shift()!;
            line.isSingle = isSingle(statement);
            yield statement;
          }
          if (line?.isInterrupted)
            shell.#status = { ...shell.#status, exitCode: INTERRUPTED, pipeStatus: [INTERRUPTED] };
        }
      },
    } as Script['statements'];
  }

  /** The interpreter has ended: by `exit`, by Ctrl-C, or by an error that ends a script. The session goes on. */
  #closed(ended: { exitCode: number; stdout: string; stderr: string }): void {
    const process = this.#process;
    const line = this.#line;
    process.dispose();
    if (!line?.isInterrupted) {
      if (ended.stdout) process.streams.stdout(ended.stdout);
      if (ended.stderr) process.streams.stderr(ended.stderr);
    }
    const exitCode = line?.isInterrupted ? INTERRUPTED : ended.exitCode;
    const endsShell = process.exited || /set -o errexit/.test(this.#snapshot.settings);
    if (endsShell && !line?.isInterrupted) process.streams.stdout('exit\n');
    const fresh = {
      cwd: this.#start.cwd,
      exported: this.#start.env,
      variables: {},
      functions: [],
      settings: '',
    };
    const next =
      endsShell && !line?.isInterrupted
        ? fresh
        : { ...this.#snapshot, functions: [...this.#functions.values()] };
    this.#status = { exitCode: endsShell ? 0 : exitCode, pipeStatus: [exitCode], lastArgument: '' };
    this.#snapshot = next;
    this.#line = null;
    this.#open(next);
    line?.done(exitCode);
  }

  #end(exitCode: number): void {
    const line = this.#line;
    this.#line = null;
    line?.done(exitCode);
  }

  #remember(env: Map<string, string>, cwd: string, exportedEnv: Readonly<Record<string, string>>): void {
    const variables: Record<string, string> = {};
    const exported: Record<string, string> = {};
    for (const [name, value] of env) {
      if (OF_SHELL.test(name)) continue;
      if (Object.hasOwn(exportedEnv, name)) exported[name] = value;
      else variables[name] = value;
    }
    this.#snapshot = {
      ...this.#snapshot,
      cwd,
      exported,
      variables,
      functions: [...this.#functions.values()],
    };
  }
}

const ALIAS = 'BASH_ALIAS_';

const BUILTINS = [
  ...[
    '.',
    ':',
    '[',
    'break',
    'builtin',
    'case',
    'cd',
    'command',
    'continue',
    'declare',
    'dirs',
    'do',
    'done',
    'elif',
  ],
  ...[
    'else',
    'esac',
    'eval',
    'exec',
    'exit',
    'export',
    'fi',
    'for',
    'function',
    'getopts',
    'hash',
    'if',
    'in',
    'let',
  ],
  ...[
    'local',
    'mapfile',
    'popd',
    'pushd',
    'read',
    'readonly',
    'return',
    'select',
    'set',
    'shift',
    'shopt',
    'source',
  ],
  ...['test', 'then', 'type', 'typeset', 'unset', 'until', 'wait', 'while'],
];

const dollar = (parameter: string) => ({ type: 'ParameterExpansion', parameter, operation: null }) as const;
const quoted = (parameter: string) =>
  ({ type: 'Word', parts: [{ type: 'DoubleQuoted', parts: [dollar(parameter)] }] }) as const;
const output = (name: string, ...words: string[]) =>
  ({
    type: 'Word',
    parts: [
      {
        type: 'DoubleQuoted',
        parts: [
          {
            type: 'CommandSubstitution',
            body: { type: 'Script', statements: [statementOf(simpleCommand(name, words))] },
            legacy: false,
          },
        ],
      },
    ],
  }) as const;

/** `__status "$?" "${PIPESTATUS[@]}" "$_"` */
const KEEP_STATUS = statementOf({
  ...simpleCommand('/usr/bin/__status'),
  args: [quoted('?'), quoted('PIPESTATUS[@]'), quoted('_')] as never,
});

const KEEP_SETTINGS = statementOf({
  ...simpleCommand('/usr/bin/__settings'),
  args: [output('set', '+o'), output('shopt', '-p'), output('declare', '-p')] as never,
});

/** Waits for the next line; its last word is what `$_` is then. */
const waitFor = (lastArgument: string) =>
  statementOf({ ...simpleCommand('/usr/bin/__wait'), args: [literal(lastArgument)] });

/** Whether a statement is one command: then the end of that is the end of the statement. */
function isSingle(statement: Statement): boolean {
  const body = statement.pipelines[0]?.commands[0];
  const inner = body?.type === 'Group' ? body.body[0] : undefined;
  const [only, ...others] = inner?.pipelines ?? [];
  return others.length === 0 && only?.commands.length === 1 && only.commands[0]!.type === 'SimpleCommand';
}

/** The commands that give a new shell the options and arrays of this one, from what it says of them. */
function settingsOf(options: string, switches: string, declared: string): string {
  const set = options.split('\n').filter((line) => line.startsWith('set -o '));
  const shopt = switches.split('\n').filter((line) => line.startsWith('shopt -s '));
  const arrays = declared.split('\n').filter((line) => /^declare -[a-z]*[aA]/.test(line));
  return [...set, ...shopt, ...arrays].join('\n');
}
