import type { ShellHost, Streams } from '../host';
import { INTERRUPTED } from './command';
import { isSingle, KEEP_SETTINGS, KEEP_STATUS, SHELL_WORDS, waitFor } from './machinery';
import { type FunctionDef, functionsIn, type Script, type Statement, statementOf } from './nodes';
import { BashProcess, type InnerCommand } from './process';
import {
  aliasesOf,
  freshSnapshot,
  mayChangeSettings,
  partVariables,
  type ShellSnapshot,
  settingsFrom,
} from './snapshot';

/** What a shell begins with. */
export interface TerminalShellStart {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly snapshot?: ShellSnapshot;
}

/** The line that is being run. */
interface Line {
  readonly statements: Statement[];
  readonly done: (exitCode: number) => void;
  isInterrupted: boolean;
  /** The statement that runs now is one command and nothing else. */
  isSingle: boolean;
}

/** What the interpreter says of output that it cannot keep. */
const TOO_MUCH = /^bash: .*(?:total output size exceeded|output size limit exceeded).*$/m;
const TOO_MUCH_WORDS =
  '[the lab] Too much went through pipes and files at once, so the line was ended. The parts of a pipe run one after the other here: what never ends by itself is not ended by head. Bound it, as in seq 1 100 | head.';
const NO_JOBS =
  '[the lab] There are no background jobs here: what ends with & runs in the foreground. Ctrl-C ends it.\n';

const nobody: Streams = { stdout: () => {}, stderr: () => {} };

/**
 * A bash session. The interpreter keeps no state from one script to the next, so there is only one script: its
 * statements come from an iterator that waits, in a command of ours, for the next line that is typed. Ctrl-C in a loop
 * ends the interpreter; the session then goes on in a new one, from what was remembered at the last prompt.
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
  /** Whether the statement that ran has said how it ended. */
  #isKept = false;
  /** How often a line has been waited for. */
  #turns = 0;
  #status = { exitCode: 0, pipeStatus: [0], lastArgument: '' };

  constructor(host: ShellHost, start: TerminalShellStart) {
    this.#host = host;
    this.#start = start;
    this.#snapshot = start.snapshot ?? freshSnapshot(start.cwd, start.env);
    this.#open(this.#snapshot);
  }

  get cwd(): string {
    return this.#snapshot.cwd;
  }

  /** Of the last line. */
  get exitCode(): number {
    return this.#status.exitCode;
  }

  /** The commands of the interpreter and of the lab. */
  get bundledCommands(): readonly string[] {
    return this.#process.commandNames;
  }

  commandNames(): readonly string[] {
    const own = [...this.#functions.keys(), ...aliasesOf(this.#snapshot)];
    return [...new Set([...SHELL_WORDS, ...this.bundledCommands, ...own])].sort();
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
    if (statements.some(({ background }) => background)) streams.stderr(NO_JOBS);
    for (const definition of functionsIn(statements)) this.#functions.set(definition.name, definition);
    process.streams = streams;
    process.cwd = this.#snapshot.cwd;
    process.isUnbound = false;
    const interrupt = () => this.#interrupt();
    signal?.addEventListener('abort', interrupt);
    try {
      return await new Promise<number>((done) => {
        const run = statements.map((statement) => process.connected(statement, [KEEP_STATUS]));
        if (mayChangeSettings(text)) run.push(KEEP_SETTINGS);
        this.#line = { statements: run, done, isInterrupted: false, isSingle: false };
        if (signal?.aborted) this.#interrupt();
        this.#next!();
      });
    } finally {
      signal?.removeEventListener('abort', interrupt);
      await process.settled();
      process.streams = nobody;
    }
  }

  /** Ctrl-C: the program that runs is told; a loop or list that would go on is ended with its interpreter. */
  #interrupt(): void {
    const line = this.#line;
    if (line === null || line.isInterrupted) return;
    line.isInterrupted = true;
    const endsByItself = line.isSingle && this.#process.isRunning;
    this.#programs.abort();
    if (!endsByItself) this.#abort.abort();
  }

  #open(snapshot: ShellSnapshot): void {
    const { cwd, exported, functions, settings } = snapshot;
    this.#abort = new AbortController();
    this.#programs = new AbortController();
    this.#functions.clear();
    for (const definition of functions) this.#functions.set(definition.name, definition);
    let isReady = () => {};
    this.#waiting = new Promise<void>((resolve) => {
      isReady = resolve;
    });
    const { signal } = this.#programs;
    const process = new BashProcess(
      this.#host,
      { cwd, env: exported, streams: nobody, signal, columns: this.#host.columns },
      this.#machinery(snapshot, () => isReady()),
    );
    this.#process = process;
    this.#host.disk.setDevice('/dev/tty', (content) => process.print('stdout', content));
    const live = async () => {
      const opening = await process.parse(`shopt -s expand_aliases\n${settings}`);
      const first = 'script' in opening ? opening.script.statements : [];
      const statements = this.#script([...first, ...functions.map(statementOf)]);
      const ended = await process.execute(statements, { signal: this.#abort.signal });
      await process.settled();
      this.#closed(ended);
    };
    void live();
  }

  #machinery({ variables }: ShellSnapshot, isReady: () => void): Record<string, InnerCommand> {
    let isFirst = true;
    return {
      __status: async (words) => {
        const [exitCode = 0, ...pipeStatus] = words.slice(0, -1).map(Number);
        this.#status = { exitCode, pipeStatus, lastArgument: words.at(-1) ?? '' };
        this.#isKept = true;
        return { exitCode, pipeStatus };
      },
      __settings: async ([options = '', switches = '', declared = '']) => {
        this.#snapshot = { ...this.#snapshot, settings: settingsFrom(options, switches, declared) };
        this.#isKept = true;
        return this.#status;
      },
      __wait: async (_words, { env, cwd, exportedEnv }) => {
        if (isFirst) for (const [name, value] of Object.entries(variables)) env.set(name, value);
        isFirst = false;
        this.#snapshot = {
          ...this.#snapshot,
          ...partVariables(env, exportedEnv ?? {}),
          cwd,
          functions: [...this.#functions.values()],
        };
        this.#turns++;
        this.#end(this.#status.exitCode);
        await new Promise<void>((resolve) => {
          this.#next = resolve;
          isReady();
        });
        // With `set -e` a failure that is only remembered would end the shell.
        return env.get('SHELLOPTS')?.includes('errexit') ? { exitCode: 0 } : this.#status;
      },
    };
  }

  /** Every statement that an interpreter ever runs. */
  #script(opening: readonly Statement[]): Script['statements'] {
    const shell = this;
    const statements: Iterable<Statement> = {
      *[Symbol.iterator]() {
        yield* opening;
        for (;;) {
          const turn = shell.#turns;
          shell.#programs = new AbortController();
          shell.#process.signal = shell.#programs.signal;
          yield waitFor(shell.#status.lastArgument);
          if (turn === shell.#turns) throw new Error('the shell cannot wait for its next line');
          const line = shell.#line;
          while (line && !line.isInterrupted && !shell.#process.isUnbound && line.statements.length > 0) {
            const statement = line.statements.shift()!;
            line.isSingle = isSingle(statement);
            shell.#isKept = false;
            yield statement;
            // A statement that broke off in the middle did not say how it ended.
            if (!shell.#isKept) yield KEEP_STATUS;
          }
          if (line?.isInterrupted)
            shell.#status = { ...shell.#status, exitCode: INTERRUPTED, pipeStatus: [INTERRUPTED] };
        }
      },
    };
    // The interpreter only goes through them, one after the other.
    return statements as Script['statements'];
  }

  /** An interpreter has ended: by `exit`, by Ctrl-C, or by an error that ends a script. The session goes on. */
  #closed(ended: { exitCode: number; stdout: string; stderr: string }): void {
    const process = this.#process;
    const line = this.#line;
    process.dispose();
    const isCut = line?.isInterrupted ?? false;
    const exitCode = isCut ? INTERRUPTED : ended.exitCode;
    const isOver = !isCut && (process.exited || this.#snapshot.settings.includes('set -o errexit'));
    if (!isCut) {
      if (ended.stdout) process.streams.stdout(ended.stdout);
      if (ended.stderr) process.streams.stderr(ended.stderr.replace(TOO_MUCH, TOO_MUCH_WORDS));
      if (isOver) process.streams.stdout('exit\n');
    }
    this.#status = { exitCode: isOver ? 0 : exitCode, pipeStatus: [exitCode], lastArgument: '' };
    this.#snapshot = isOver
      ? freshSnapshot(this.#start.cwd, this.#start.env)
      : { ...this.#snapshot, functions: [...this.#functions.values()] };
    this.#line = null;
    this.#open(this.#snapshot);
    line?.done(exitCode);
  }

  #end(exitCode: number): void {
    const line = this.#line;
    this.#line = null;
    line?.done(exitCode);
  }
}
