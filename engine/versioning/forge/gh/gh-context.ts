import type { ProgramIo } from '@/engine/core/lab-program';
import { Config } from '../../git/config/config';
import type { Signature } from '../../git/objects/signature';
import { reflogIdentity } from '../../git/program/identity';
import {
  discoverRepository,
  openRepository,
  type Repository,
  readGlobalConfig,
} from '../../git/program/repository';
import { ownLogin } from '../people/account';
import { GITHUB, nameOfUrl, type RepositoryName } from '../server/github-server';
import { openServerRepository, type ServerRepository } from '../server/server-repository';
import type { GhArguments } from './arguments';
import { fail } from './failure';

/** A remote of the local repository that is on GitHub. */
interface GithubRemote {
  readonly remote: string;
  readonly name: RepositoryName;
}

/** `owner/name`, `github.com/owner/name` or a URL. @throws GhFailure for anything else. */
export function parseRepositoryName(text: string, owner?: string): RepositoryName {
  const url = text.includes(':') ? nameOfUrl(text) : undefined;
  if (url !== undefined) return url;
  const parts = text.split('/');
  if (parts.length === 3 && parts[0] === GITHUB) parts.shift();
  if (parts.length === 1 && owner !== undefined) parts.unshift(owner);
  if (parts.length !== 2 || parts.some((part) => !/^[\w.-]+$/.test(part)))
    fail(`expected the "[HOST/]OWNER/REPO" format, got "${text}"`);
  return { owner: parts[0]!, name: parts[1]!.replace(/\.git$/, '') };
}

/** What a command of `gh` is given: who runs it, where, and its streams. */
export class GhContext {
  readonly io: ProgramIo;
  readonly args: GhArguments;
  /** The login of whoever works in the lab. */
  readonly login: string;
  readonly #local: Repository | undefined;
  readonly #config: Config;

  private constructor(io: ProgramIo, args: GhArguments, config: Config, local: Repository | undefined) {
    this.io = io;
    this.args = args;
    this.#config = config;
    this.#local = local;
    this.login = ownLogin(config, io.env);
  }

  /** Opens what is around the working folder. */
  static async open(io: ProgramIo, args: GhArguments): Promise<GhContext> {
    const outer = readGlobalConfig(io.fs, io.env);
    const place = discoverRepository(io.fs, io.cwd, io.env);
    const local = place && (await openRepository(io.fs, place, outer));
    return new GhContext(io, args, local?.config ?? new Config(outer), local);
  }

  get hasLocal(): boolean {
    return this.#local !== undefined;
  }

  /** The repository around the working folder. @throws GhFailure outside of one. */
  get local(): Repository {
    return (
      this.#local ??
      fail('failed to run git: fatal: not a git repository (or any of the parent directories): .git\n')
    );
  }

  /** Whether a person looks at the output: `gh` then prints more, and otherwise what scripts can read. */
  get isTty(): boolean {
    return this.io.columns !== undefined;
  }

  /** The author of commits that are made in this person's name. */
  get signature(): Signature {
    return reflogIdentity({ env: this.io.env, config: this.#config, clock: this.io.clock });
  }

  line(text: string): void {
    this.io.stdout(`${text}\n`);
  }

  errorLine(text: string): void {
    this.io.stderr(`${text}\n`);
  }

  /** The branch that is checked out. @throws GhFailure when HEAD is detached. */
  get branch(): string {
    const { ref } = this.local.refs.head();
    return ref === undefined
      ? fail('could not determine current branch: not on any branch')
      : ref.slice('refs/heads/'.length);
  }

  /** The remotes on GitHub: `upstream`, `github`, `origin` first, as `gh` prefers them. */
  get remotes(): readonly GithubRemote[] {
    const { config } = this.local;
    const order = ['upstream', 'github', 'origin'];
    const rank = (remote: string) => (order.includes(remote) ? order.indexOf(remote) : order.length);
    return config
      .subsections('remote')
      .flatMap((remote) => {
        const name = nameOfUrl(config.get(`remote.${remote}.url`) ?? '');
        return name === undefined ? [] : [{ remote, name }];
      })
      .sort((a, b) => rank(a.remote) - rank(b.remote));
  }

  /** The repository that the command is about: `--repo`, else that of the remotes. @throws GhFailure */
  get repositoryName(): RepositoryName {
    const typed = this.args.get('repo') ?? this.io.env.GH_REPO;
    if (typed !== undefined) return parseRepositoryName(typed);
    if (this.local.config.subsections('remote').length === 0) fail('no git remotes found');
    return (
      this.remotes[0]?.name ??
      fail(
        'none of the git remotes configured for this repository point to a known GitHub host. To tell gh about a new GitHub host, please use `gh auth login`',
      )
    );
  }

  /** The remote's name for the repository that the command is about; `origin` when none is known. */
  get remoteName(): string {
    const { owner, name } = this.repositoryName;
    return this.remotes.find((one) => one.name.owner === owner && one.name.name === name)?.remote ?? 'origin';
  }

  /** Opens that repository on the server. @throws ForgeError when it is not there. */
  server(name: RepositoryName = this.repositoryName): Promise<ServerRepository> {
    return openServerRepository(this.io.fs, this.io.clock, name);
  }

  /** Runs a git command in the working folder; its words go where this command's go. @returns its exit code. */
  git(...words: readonly string[]): Promise<number> {
    const quoted = words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
    return this.io.shell(`git ${quoted}`);
  }
}
