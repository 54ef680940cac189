import type { FileSystem } from '../../../core/file-system';
import type { ProgramIo } from '../../../core/lab-program';
import { ObjectStore } from '../cache/object-store';
import { DvcError, DvcInterrupted } from '../errors';
import { type IgnoreRule, type Measured, measure } from '../hash/measure';
import { addressOf, loadIndex, type StageIndex } from '../pipeline/index';
import type { Stage } from '../pipeline/stage';
import type { Tree } from '../pipeline/tree';
import type { GitPort } from '../ports';
import { RepoPaths } from '../text/paths';
import { Config, findRoot } from './config';
import { ignoreRuleOf } from './dvcignore';
import { LinkRecord } from './links';
import { type Remote, remoteOf } from './remotes';
import { ScmContext } from './scm-context';
import { workspaceTree } from './trees';

/** What a repository is opened with. */
export interface RepositoryOptions {
  readonly fs: FileSystem;
  /** The absolute folder that holds `.dvc`. */
  readonly root: string;
  /** The absolute working folder. */
  readonly cwd: string;
  readonly git?: GitPort;
  readonly signal?: AbortSignal;
  /** For views: nothing is changed, damaged objects of the cache stay where they are. */
  readonly isReadOnly?: boolean;
}

/** A DVC repository: its settings, its cache, and what its files say of stages and data. */
export class Repository {
  readonly fs: FileSystem;
  readonly paths: RepoPaths;
  readonly config: Config;
  readonly cache: ObjectStore;
  readonly links: LinkRecord;
  /** Git around it; undefined without, or when DVC was told to do without. */
  readonly git: GitPort | undefined;
  readonly scm: ScmContext;
  readonly #signal: AbortSignal | undefined;
  readonly #isReadOnly: boolean;
  #ignores: IgnoreRule | undefined;
  #index: StageIndex | undefined;

  constructor({ fs, root, cwd, git, signal, isReadOnly = false }: RepositoryOptions) {
    this.fs = fs;
    this.paths = new RepoPaths(root, cwd);
    this.config = new Config(fs, `${root === '/' ? '' : root}/.dvc`);
    this.cache = new ObjectStore(fs, this.config.cacheFolder, isReadOnly);
    this.links = new LinkRecord(fs, root);
    this.git = this.config.isOn('core', 'no_scm') ? undefined : git;
    this.scm = new ScmContext(fs, this.git, this.paths);
    this.#signal = signal;
    this.#isReadOnly = isReadOnly;
  }

  get root(): string {
    return this.paths.root;
  }

  get ignores(): IgnoreRule {
    this.#ignores ??= ignoreRuleOf(this.fs, this.root);
    return this.#ignores;
  }

  /** The workspace's definitions. */
  get tree(): Tree {
    return workspaceTree(this.fs, this.root, this.ignores);
  }

  /** All stages of the workspace. @throws DvcError for files that are not as they have to be. */
  async index(): Promise<StageIndex> {
    this.#index ??= await loadIndex(this.tree, this.paths);
    return this.#index;
  }

  /** Forgets what was read of the workspace: a command has changed its files. */
  forget(): void {
    this.#index = undefined;
    this.#ignores = undefined;
  }

  /** The commit that a revision names, or an experiment's name. @throws DvcError when nothing does. */
  async commitOf(revision: string): Promise<string> {
    const commit = await this.git?.commitOf(revision);
    if (commit !== undefined) return commit;
    const experiment = (await this.git?.refs('refs/exps/'))?.find(({ name }) =>
      name.endsWith(`/${revision}`),
    );
    if (experiment) return experiment.commit;
    throw new DvcError(`unknown Git revision '${revision}'`);
  }

  /** Looks at what stands at a kept path now; undefined: nothing. */
  measure(kept: string): Measured | undefined {
    const path = this.paths.absolute(kept);
    if (this.ignores(path, this.fs.isFolder(path))) return undefined;
    return measure(this.fs, path, this.ignores);
  }

  /** How a stage is called. */
  address(stage: Stage): string {
    return addressOf(stage, this.paths);
  }

  remote(name?: string): Remote {
    return remoteOf(this.fs, this.config, this.root, name, this.#isReadOnly);
  }

  /** @throws DvcInterrupted after Ctrl-C; to be asked between files and between stages. */
  checkInterrupt(): void {
    if (this.#signal?.aborted) throw new DvcInterrupted();
  }
}

/**
 * Opens the repository around a program's working folder.
 * @throws DvcError (253) when there is none.
 */
export function openRepository(io: ProgramIo, git: GitPort | undefined): Repository {
  const root = findRoot(io.fs, io.cwd);
  if (root === undefined)
    throw new DvcError("you are not inside of a DVC repository (checked up to mount point '/')", {
      exitCode: 253,
    });
  return new Repository({ fs: io.fs, root, cwd: io.cwd, git, signal: io.signal });
}
