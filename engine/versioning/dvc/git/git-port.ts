import { reachable } from '../../git/history/merge-base';
import { resolveCommit } from '../../git/history/revision';
import { subjectOf } from '../../git/objects/commit';
import type { ObjectId } from '../../git/objects/object-id';
import { GitFailure } from '../../git/program/failure';
import { identityOf, nowOf, reflogIdentity } from '../../git/program/identity';
import {
  discoverRepository,
  openRepository,
  type Repository,
  readGlobalConfig,
} from '../../git/program/repository';
import { entryInTree, filesOfTree, writeTreeOf } from '../../git/staging/trees';
import { ignoreRulesOf, readStatus } from '../../git/status/status';
import type { Worktree } from '../../git/worktree/worktree';
import { DvcError } from '../errors';
import type { AsideCommit, GitCommit, GitFinder, GitHost, GitPort, GitRef } from '../ports';
import { isWithin } from '../text/paths';
import { newestFirst } from './newest-first';

/** The lab's git as DVC meets it. A bare repository is none to DVC. */
export const gitPortAt: GitFinder = async (host, folder) => {
  const place = discoverRepository(host.fs, folder, host.env);
  if (place?.root === undefined) return undefined;
  const repo = await openRepository(host.fs, place, readGlobalConfig(host.fs, host.env));
  return repo.worktree ? new LabGit(repo, repo.worktree, host) : undefined;
};

class LabGit implements GitPort {
  readonly root: string;
  readonly #repo: Repository;
  readonly #worktree: Worktree;
  readonly #host: GitHost;

  constructor(repo: Repository, worktree: Worktree, host: GitHost) {
    this.#repo = repo;
    this.#worktree = worktree;
    this.#host = host;
    this.root = worktree.root;
  }

  async commitOf(revision: string): Promise<string | undefined> {
    try {
      return resolveCommit(this.#repo, revision, { now: nowOf(this.#host.clock).seconds, prefix: '' })?.id;
    } catch (thrown) {
      if (thrown instanceof GitFailure) return undefined;
      throw thrown;
    }
  }

  async timeOf(commit: string): Promise<number> {
    return this.#repo.objects.commit(commit).committer.seconds * 1000;
  }

  async filesAt(commit: string): Promise<readonly string[]> {
    return [...filesOfTree(this.#repo.objects, this.#treeOf(commit)).keys()];
  }

  async readAt(commit: string, path: string): Promise<Uint8Array | undefined> {
    const entry = entryInTree(this.#repo.objects, this.#treeOf(commit), path);
    if (entry === undefined || this.#repo.objects.typeOf(entry.id) !== 'blob') return undefined;
    return this.#repo.objects.blob(entry.id);
  }

  async isTracked(path: string): Promise<boolean> {
    const relative = this.#relative(path);
    return this.#repo
      .readIndex()
      .paths()
      .some((one) => isWithin(relative, one));
  }

  async isIgnored(path: string): Promise<boolean> {
    const rules = ignoreRulesOf(this.#repo, this.#worktree, this.#host.env.HOME);
    return rules.ignores(this.#relative(path), this.#host.fs.isFolder(path));
  }

  async isDirty(): Promise<boolean> {
    const { changed, unmerged } = this.#status('no');
    return changed.length + unmerged.length > 0;
  }

  async untracked(): Promise<readonly string[]> {
    return this.#status('all').untracked;
  }

  async branches(): Promise<readonly GitRef[]> {
    return this.#named('refs/heads/');
  }

  async tags(): Promise<readonly GitRef[]> {
    return this.#named('refs/tags/');
  }

  async history(): Promise<readonly GitCommit[]> {
    const { refs, objects } = this.#repo;
    const head = refs.head().id;
    const starts = [
      ...this.#named('refs/heads/'),
      ...this.#named('refs/tags/'),
      ...this.#named('refs/remotes/'),
    ];
    const ids = reachable(objects, [
      ...(head === undefined ? [] : [head]),
      ...starts.map(({ commit }) => commit),
    ]);
    const commits = [...ids].map((id): GitCommit => {
      const { author, committer, message, parents } = objects.commit(id);
      return {
        id,
        subject: subjectOf(message),
        author: author.name,
        timeMs: committer.seconds * 1000,
        parents,
      };
    });
    return newestFirst(commits);
  }

  async stage(paths: readonly string[]): Promise<void> {
    const index = this.#repo.readIndex();
    for (const path of paths) {
      const relative = this.#relative(path);
      index.makeRoom(relative);
      index.set(this.#worktree.stage(relative, this.#repo.objects));
    }
    index.save(this.#host.fs, this.#repo.gitDir);
  }

  async commitAside({ message, add, ref }: AsideCommit): Promise<string> {
    const { objects, refs } = this.#repo;
    const head = refs.head().id;
    if (head === undefined) throw new DvcError('the repository has no commits yet');
    const paths = new Set([...this.#repo.readIndex().paths(), ...add.map((path) => this.#relative(path))]);
    const files = new Map(
      [...paths]
        .filter((path) => this.#worktree.mode(path) !== undefined)
        .map((path) => [path, this.#worktree.stage(path, objects)]),
    );
    const tree = writeTreeOf(objects, files);
    const [author, committer] = [this.#identity('author'), this.#identity('committer')];
    const id = objects.writeCommit({ tree, parents: [head], author, committer, message: `${message}\n` });
    refs.update(ref, id, this.#note(message));
    return id;
  }

  async refs(prefix: string): Promise<readonly GitRef[]> {
    return this.#repo.refs.list(prefix).map(({ name, id }) => ({ name, commit: id }));
  }

  async deleteRef(name: string): Promise<void> {
    this.#repo.refs.remove(name);
  }

  async createBranch(name: string, commit: string): Promise<void> {
    const ref = `refs/heads/${name}`;
    if (this.#repo.refs.read(ref) !== undefined)
      throw new DvcError(`a branch named '${name}' already exists`);
    this.#repo.refs.update(ref, commit, this.#note(`branch: Created from ${commit}`));
  }

  async applyCommit(commit: string): Promise<void> {
    const wanted = filesOfTree(this.#repo.objects, this.#treeOf(commit));
    for (const path of this.#repo.readIndex().paths()) if (!wanted.has(path)) this.#worktree.remove(path);
    for (const [path, { mode, id }] of wanted) {
      const there = this.#worktree.entry(path);
      if (there?.id !== id || there.mode !== mode)
        this.#worktree.write(path, mode, this.#repo.objects.blob(id));
    }
  }

  #treeOf(commit: string): ObjectId {
    return this.#repo.objects.commit(commit).tree;
  }

  #relative(path: string): string {
    return path === this.root ? '' : path.slice(this.root === '/' ? 1 : this.root.length + 1);
  }

  #status(untracked: 'no' | 'all') {
    const options = { untracked, renames: false, home: this.#host.env.HOME };
    return readStatus(this.#repo, this.#worktree, this.#repo.readIndex(), options);
  }

  /** Refs below a prefix without it, tags followed to their commits. */
  #named(prefix: string): GitRef[] {
    return this.#repo.refs.list(prefix).flatMap(({ name }) => {
      const commit = resolveCommit(this.#repo, name)?.id;
      return commit === undefined ? [] : [{ name: name.slice(prefix.length), commit }];
    });
  }

  #identity(role: 'author' | 'committer') {
    const { env, clock } = this.#host;
    try {
      return identityOf({ env, clock, config: this.#repo.config }, role);
    } catch (thrown) {
      if (thrown instanceof GitFailure) throw new DvcError(`failed to commit: ${thrown.text.trim()}`);
      throw thrown;
    }
  }

  #note(message: string) {
    const { env, clock } = this.#host;
    return { who: reflogIdentity({ env, clock, config: this.#repo.config }), message };
  }
}
