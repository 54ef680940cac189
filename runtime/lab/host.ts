import { type ErrorRecord, messageOf, StagecraftError } from '../../engine/core/errors';
import { FileSystem } from '../../engine/core/file-system';
import type { WorkspacePath } from '../../engine/core/files';
import { isBelow, labPathOf } from '../../engine/core/lab-layout';
import { seededRng } from '../../engine/core/rng';
import { complete } from '../../engine/shell/completion/complete';
import { readHistory, withLine, writeHistory } from '../../engine/shell/history';
import type { Streams } from '../../engine/shell/host';
import { type PromptState, promptState } from '../../engine/shell/prompt';
import { PROGRAMS, SERVICES } from '../../engine/shell/registry';
import {
  type OpenShellOptions,
  openMachinesOf,
  openShell,
  type ShellSession,
} from '../../engine/shell/session';
import { layChanges, workspaceChanges } from './changes';
import { OutputBuffer } from './output-buffer';
import { PageRunner } from './page-runner';
import type { CommandEnd, LabCall, LabMessage, LabNews, LabStart } from './protocol';
import type { Question } from './question';
import { QUESTIONS, type QuestionName } from './questions';
import { clockProgram, ScriptClock } from './script-clock';
import { WorkflowDriver } from './workflow-driver';

/** What the lab takes from the place where it runs. */
export interface LabHostPorts {
  readonly post: (news: LabNews) => void;
  /** Real time in milliseconds, for the clock between two words of the page. */
  readonly now: () => number;
  /** Lets messages that wait have their turn. */
  readonly pause: () => Promise<void>;
}

/** How long the lab works before it looks whether something waits, in milliseconds. */
const BREATH_MS = 12;

/** Asked before it was started, or for something that is not there. */
class LabCallError extends StagecraftError<'lab-call'> {
  constructor(message: string) {
    super('lab-call', message);
  }
}

/** The lab's side of the worker, apart from the worker so that Node can test it: one file system, its shells, its answers. */
export class LabHost {
  readonly #ports: LabHostPorts;
  readonly #runner: PageRunner;
  readonly #output: OutputBuffer;
  #fs!: FileSystem;
  #options!: OpenShellOptions;
  #shell!: ShellSession;
  #offset = 0;
  #columns = 80;
  #lastBreath = 0;
  #interruption = new AbortController();
  /** Calls that change files, one after the other. */
  #work: Promise<unknown> = Promise.resolve();
  /** Whoever waits until no command works on the files. */
  #idle: (() => void)[] = [];
  #isWorking = false;
  #isScripted = false;
  #workflows!: WorkflowDriver;
  #data: ReadonlySet<WorkspacePath> = new Set();

  constructor(ports: LabHostPorts) {
    this.#ports = ports;
    const post = (news: LabNews) => {
      ports.post(news);
      // A program in the sandbox does not touch the files until it ends: whoever waits for quiet has it.
      if (news.type === 'run') this.#wake();
    };
    this.#runner = new PageRunner(post, (path) => this.#data.has(path));
    this.#output = new OutputBuffer(
      (id, stream, text) => ports.post({ type: 'output', id, stream, text }),
      ports.pause,
    );
  }

  /** Takes a message of the page. */
  handle(message: LabMessage): void {
    switch (message.type) {
      case 'start':
        this.#begin(message.start);
        break;
      case 'sync':
        // What work in the background has changed would be forgotten with the changes of the page.
        this.#workflows.flush();
        this.#offset = message.now - this.#ports.now();
        layChanges(this.#fs, message.changes, message.now);
        break;
      case 'call':
        void this.#reply(message.id, message.call);
        break;
      case 'interrupt':
        this.#interruption.abort();
        this.#ports.post({ type: 'interrupted' });
        break;
      case 'columns':
        this.#columns = message.columns;
        break;
      case 'run-event':
        this.#runner.onEvent(message.runId, message.event);
        break;
      case 'run-ended':
        this.#runner.onEnd(message.runId, message.result);
        break;
      case 'run-failed':
        this.#runner.onFailure(message.runId, message.message);
        break;
    }
  }

  #begin(start: LabStart): void {
    this.#offset = start.now - this.#ports.now();
    this.#data = new Set(start.readOnly);
    const kept = start.readOnly.map(labPathOf);
    const scripted = start.isScripted ? new ScriptClock(start.now) : undefined;
    const clock = scripted ?? { now: () => Math.floor(this.#ports.now() + this.#offset) };
    this.#fs = new FileSystem(clock);
    this.#options = {
      fs: this.#fs,
      clock,
      // Another time, other ids: what a run before this one was called is taken.
      rng: seededRng(`${start.seed}/${start.now}`),
      runner: this.#runner,
      ...(scripted && { programs: { ...PROGRAMS, at: async () => clockProgram(scripted) } }),
      columns: () => this.#columns,
      openFile: (path) => this.#ports.post({ type: 'open-file', path }),
      breathe: () => this.#breathe(),
    };
    this.#isScripted = start.isScripted === true;
    this.#workflows = new WorkflowDriver({
      place: { fs: this.#fs, clock, rng: this.#options.rng, openMachine: openMachinesOf(this.#options) },
      now: this.#ports.now,
      breathe: () => this.#breathe(),
      isQuiet: () => !this.#isWorking,
      post: (changes) => this.#ports.post({ type: 'progress', changes }),
    });
    this.#shell = openShell({ ...this.#options, snapshot: start.shell });
    writeHistory(this.#fs, start.history);
    this.#fs.takeChanges();
    // A folder with data in it can be added to, and neither moved nor removed.
    this.#fs.protect((path) => kept.some((file) => file === path || isBelow(path, file)));
  }

  async #reply(id: number, call: LabCall): Promise<void> {
    try {
      const value = await this.#answer(id, call);
      this.#ports.post({ type: 'reply', id, value });
    } catch (thrown) {
      this.#ports.post({ type: 'reply', id, error: recordOf(thrown) });
    }
  }

  #answer(id: number, call: LabCall): unknown {
    switch (call.type) {
      case 'line':
        return this.#inTurn(() => {
          writeHistory(this.#fs, withLine(readHistory(this.#fs), call.line));
          return this.#run(this.#shell, call.line, id);
        });
      case 'command':
        return this.#inTurn(() => this.#run(openShell(this.#options), call.command, id));
      case 'restart':
        return this.#inTurn(async () => {
          this.#shell = openShell(this.#options);
          return this.#prompt();
        });
      case 'prompt':
        return this.#prompt();
      case 'ask':
        return this.#ask(call.name, call.input);
      case 'complete':
        return complete(this.#fs, this.#shell, call.line, call.cursor);
      case 'fetch':
        return this.#fetch(call);
      case 'take-changes':
        return this.#inTurn(async () => workspaceChanges(this.#fs, this.#fs.takeChanges()));
    }
  }

  async #run(shell: ShellSession, text: string, id: number): Promise<CommandEnd> {
    this.#interruption = new AbortController();
    const streams: Streams = {
      stdout: (output) => this.#output.add(id, 'stdout', output),
      stderr: (output) => this.#output.add(id, 'stderr', output),
    };
    const exitCode = await shell.run(text, streams, this.#interruption.signal);
    // A script is to give the same bytes everywhere: what it starts ends within it.
    if (this.#isScripted) await this.#workflows.finish();
    const changes = workspaceChanges(this.#fs, this.#fs.takeChanges());
    for (const reason of changes.refused) streams.stderr(`${reason} It was not kept.\n`);
    this.#output.flush();
    if (!this.#isScripted) this.#workflows.start();
    return {
      exitCode,
      changes,
      prompt: this.#prompt(),
      shell: this.#shell.snapshot(),
      history: readHistory(this.#fs),
    };
  }

  #prompt(): PromptState {
    return promptState(this.#fs, this.#shell.cwd, this.#shell.exitCode);
  }

  async #ask(name: string, input: unknown): Promise<unknown> {
    if (!Object.hasOwn(QUESTIONS, name)) throw new LabCallError(`There is no question ${name}.`);
    const answer = (await QUESTIONS[name as QuestionName]()) as Question<unknown, unknown>;
    await this.#quiet();
    if (name.startsWith('ci.')) this.#workflows.start();
    return answer(this.#options, input);
  }

  async #fetch({ request }: Extract<LabCall, { type: 'fetch' }>): Promise<unknown> {
    const load = SERVICES[originOf(request.url)];
    if (!load) return null;
    const service = await load();
    return service(request, this.#options);
  }

  /** Does work that changes files when what came before it is done. */
  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#work.then(async () => {
      this.#isWorking = true;
      try {
        return await work();
      } finally {
        this.#isWorking = false;
        this.#wake();
      }
    });
    this.#work = turn.catch(() => {});
    return turn;
  }

  /** Resolves when no command is at work on the files. */
  #quiet(): Promise<void> {
    if (!this.#isWorking || this.#runner.isBusy) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  #wake(): void {
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  #breathe(): Promise<void> | undefined {
    const now = this.#ports.now();
    if (now - this.#lastBreath < BREATH_MS) return undefined;
    this.#output.flush();
    return this.#ports.pause().then(() => {
      this.#lastBreath = this.#ports.now();
    });
  }
}

const originOf = (url: string) => /^[a-z]+:\/\/[^/?#]+/i.exec(url)?.[0] ?? url;

function recordOf(thrown: unknown): ErrorRecord {
  if (thrown instanceof StagecraftError) return thrown.toJSON();
  const name = thrown instanceof Error ? thrown.name : 'Error';
  return { name, code: 'lab-failed', message: messageOf(thrown) };
}
