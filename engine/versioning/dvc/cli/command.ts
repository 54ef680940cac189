import type { ProgramIo } from '../../../core/lab-program';
import { DvcError } from '../errors';
import type { GitFinder, GitPort } from '../ports';
import type { Repository } from '../repo/repository';
import { openRepository } from '../repo/repository';
import type { ArgumentSpec, Arguments } from './arguments';
import type { Console } from './console';

/** What a command works with. */
export class CommandContext {
  readonly io: ProgramIo;
  readonly args: Arguments;
  readonly out: Console;
  readonly #findGit: GitFinder;
  #repo: Repository | undefined;

  constructor(io: ProgramIo, args: Arguments, out: Console, findGit: GitFinder) {
    this.io = io;
    this.args = args;
    this.out = out;
    this.#findGit = findGit;
  }

  /** Git around the working folder; undefined: there is none. */
  git(): Promise<GitPort | undefined> {
    return this.#findGit(this.io, this.io.cwd);
  }

  /** The repository around the working folder. @throws DvcError (253) when there is none. */
  async repository(): Promise<Repository> {
    this.#repo ??= openRepository(this.io, await this.git());
    return this.#repo;
  }

  /**
   * Work that changes files which git should hear of: afterwards says so, or tells git itself (`core.autostage`). What
   * was hidden from git is shown again when the work fails.
   */
  async tellingGit<T>(repo: Repository, work: () => Promise<T>): Promise<T> {
    let result: T;
    try {
      result = await work();
    } catch (thrown) {
      repo.scm.rollBack();
      throw thrown;
    }
    if (repo.git === undefined || repo.scm.toTrack.length === 0) return result;
    if (repo.config.isOn('core', 'autostage')) await repo.scm.stage();
    else {
      this.out.write(`\nTo track the changes with git, run:\n\n\t${repo.scm.addLine}`);
      this.out.write('\nTo enable auto staging, run:\n\n\tdvc config core.autostage true');
    }
    return result;
  }

  /** A yes or no from standard input; no without an answer. */
  confirm(question: string): boolean {
    if (!this.out.isQuiet) this.io.stdout(`${question} [y/n]: `);
    const answer = this.io.stdin.split('\n', 1)[0]!.trim().toLowerCase();
    if (!this.out.isQuiet) this.io.stdout('\n');
    return answer === 'y' || answer === 'yes';
  }
}

/** A command of DVC. */
export interface Command {
  readonly spec: ArgumentSpec;
  /** One line on what it is for. */
  readonly help: string;
  /** @returns the exit code. @throws DvcError for what it refuses. */
  run(context: CommandContext): Promise<number>;
}

/** Runs work whose failures the command itself reports, behind what it attempted, and ends with 1 for. */
export async function reporting(out: Console, attempt: string, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (thrown) {
    if (
      !(thrown instanceof DvcError) ||
      thrown.isUnexpected ||
      thrown.exitCode === 130 ||
      thrown.exitCode === 253
    )
      throw thrown;
    out.error(thrown, attempt);
    return 1;
  }
}
