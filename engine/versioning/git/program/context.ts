import type { ProgramIo } from '@/engine/core/lab-program';
import type { Config } from '../config/config';
import type { RevisionContext } from '../history/revision';
import type { Signature } from '../objects/signature';
import type { RefNote } from '../refs/ref-store';
import type { Worktree } from '../worktree/worktree';
import { die } from './failure';
import { identityOf, nowOf, type Role, reflogIdentity } from './identity';
import type { Repository } from './repository';

/** What a command is given: its arguments, its place in a repository, its streams, and who runs it. */
export class CommandContext {
  readonly io: ProgramIo;
  /** What follows the command's name. */
  readonly args: readonly string[];
  /** The working folder, absolute (`-C` applied). */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** All settings, those of the repository included when there is one. */
  readonly config: Config;
  readonly #repo: Repository | undefined;

  constructor(
    io: ProgramIo,
    place: { args: readonly string[]; cwd: string; config: Config; repo: Repository | undefined },
  ) {
    this.io = io;
    this.args = place.args;
    this.cwd = place.cwd;
    this.env = io.env;
    this.config = place.config;
    this.#repo = place.repo;
  }

  /** The same place and streams with other arguments or variables, to run one command from another. */
  with(change: { args?: readonly string[]; env?: Readonly<Record<string, string>> }): CommandContext {
    const io =
      change.env === undefined ? this.io : { ...bound(this.io), env: { ...this.env, ...change.env } };
    return new CommandContext(io, {
      args: change.args ?? this.args,
      cwd: this.cwd,
      config: this.config,
      repo: this.#repo,
    });
  }

  get hasRepository(): boolean {
    return this.#repo !== undefined;
  }

  /** @throws GitFailure outside a repository. */
  get repo(): Repository {
    return this.#repo ?? die('not a git repository (or any of the parent directories): .git');
  }

  /** @throws GitFailure in a bare repository, or within `.git`. */
  get worktree(): Worktree {
    return this.repo.worktree ?? die('this operation must be run in a work tree');
  }

  /** The working folder from the top of the working tree: '' or `dir/sub/`. */
  get prefix(): string {
    const root = this.#repo?.worktree?.root;
    if (root === undefined || this.cwd === root) return '';
    const top = root === '/' ? '/' : `${root}/`;
    return this.cwd.startsWith(top) ? `${this.cwd.slice(top.length)}/` : '';
  }

  /** Prints one line to stdout. */
  line(text: string): void {
    this.io.stdout(`${text}\n`);
  }

  /** Prints text to stdout as it is. */
  write(text: string): void {
    if (text !== '') this.io.stdout(text);
  }

  /** Prints one line to stderr. */
  errorLine(text: string): void {
    this.io.stderr(`${text}\n`);
  }

  /** Prints advice to stderr, each line behind `hint: `, unless `advice.<name>` is false. */
  hint(name: string, text: string): void {
    if (!this.advises(name)) return;
    for (const line of text.split('\n')) this.errorLine(`hint: ${line}`);
  }

  /** Whether the user wants this advice (`advice.<name>`). */
  advises(name: string): boolean {
    return this.config.boolean(`advice.${name}`, true);
  }

  /** Seconds since the epoch. */
  get now(): number {
    return nowOf(this.io.clock).seconds;
  }

  /** What `resolveRevision` needs beside the repository. */
  get revisions(): RevisionContext {
    return { now: this.now, prefix: this.prefix };
  }

  /** @throws GitFailure when the user has not said who they are. */
  identity(role: Role): Signature {
    return identityOf({ env: this.env, config: this.config, clock: this.io.clock }, role);
  }

  /** A reflog entry by the user. `GIT_REFLOG_ACTION` is the caller's business: see `reflogAction`. */
  note(message: string, force = false): RefNote {
    const who = reflogIdentity({ env: this.env, config: this.config, clock: this.io.clock });
    return { who, message, force };
  }

  /** The command that the reflog shall name: what an outer command says, or this one. */
  reflogAction(own: string): string {
    return this.env.GIT_REFLOG_ACTION || own;
  }
}

/** The streams of an io whose methods may need their object. */
function bound(io: ProgramIo): ProgramIo {
  return {
    args: io.args,
    cwd: io.cwd,
    env: io.env,
    stdin: io.stdin,
    fs: io.fs,
    clock: io.clock,
    rng: io.rng,
    signal: io.signal,
    stdout: (text) => io.stdout(text),
    stderr: (text) => io.stderr(text),
    shell: (line, options) => io.shell(line, options),
  };
}
