import { StagecraftError } from '../../core/errors';
import type { ProgramIo } from '../../core/lab-program';
import { type FlagSpec, type ReadWords, readWords } from '../../core/pflag';
import type { LabCi } from '../lab-ci';
import type { CiEngine } from '../runner/engine';
import { RunStore } from '../store/run-store';

/** The repository that a command of `gh` is about, and who calls it. */
export interface GhPlace {
  readonly owner: string;
  readonly name: string;
  readonly login: string;
  readonly branch: string | undefined;
}

/** What `gh` needs of the rest of the lab. */
export interface GhPorts {
  /** @throws what the forge's own `gh` throws outside of a repository. */
  place(io: ProgramIo, repo: string | undefined): Promise<GhPlace>;
  open(io: ProgramIo): Promise<LabCi>;
}

/** Ends a command of `gh` with a message. */
export class GhActionsFailure extends StagecraftError<'gh-actions-failure'> {
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super('gh-actions-failure', message);
    this.exitCode = exitCode;
  }
}

/** Ends the command. */
export function fail(message: string, exitCode = 1): never {
  throw new GhActionsFailure(message, exitCode);
}

/** A command such as `gh run list`. */
export interface GhAction {
  /** `run list`. */
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  readonly flags: readonly FlagSpec[];
  run(call: GhCall): Promise<number>;
}

/** A call of a command. */
export class GhCall {
  readonly io: ProgramIo;
  readonly ci: LabCi;
  readonly place: GhPlace;
  readonly engine: CiEngine;
  readonly operands: readonly string[];
  readonly #options: ReadonlyMap<string, readonly string[]>;

  constructor(
    given: Pick<GhCall, 'io' | 'ci' | 'place' | 'engine' | 'operands'>,
    options: ReadonlyMap<string, readonly string[]>,
  ) {
    this.io = given.io;
    this.ci = given.ci;
    this.place = given.place;
    this.engine = given.engine;
    this.operands = given.operands;
    this.#options = options;
  }

  has(name: string): boolean {
    return this.#options.has(name);
  }

  get(name: string): string | undefined {
    return this.#options.get(name)?.at(-1);
  }

  all(name: string): readonly string[] {
    return this.#options.get(name) ?? [];
  }

  get isTty(): boolean {
    return this.io.columns !== undefined;
  }

  get repository(): string {
    return `${this.place.owner}/${this.place.name}`;
  }

  get folder(): string {
    return this.engine.repository.folder;
  }

  get runs(): RunStore {
    return new RunStore(this.io.fs, this.folder);
  }

  line(text = ''): void {
    this.io.stdout(`${text}\n`);
  }

  note(text: string): void {
    this.io.stderr(`${text}\n`);
  }
}

/** Reads the words of a command. @throws GhActionsFailure for options that it has not. */
export function parseWords(words: readonly string[], flags: readonly FlagSpec[], usage: string): ReadWords {
  const read = readWords(words, flags);
  return typeof read === 'string' ? fail(`${read}\n\nUsage:  ${usage}`) : read;
}
