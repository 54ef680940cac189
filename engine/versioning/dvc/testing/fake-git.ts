import ignore from 'ignore';
import type { FileSystem } from '../../../core/file-system';
import { sha256Hex } from '../../../core/hash';
import type { AsideCommit, GitCommit, GitPort, GitRef } from '../ports';
import type { TestGit } from './test-git';

interface FakeCommit extends GitCommit {
  readonly files: ReadonlyMap<string, string>;
}

/** Text of a file; bytes one character each. */
const textOf = (fs: FileSystem, path: string): string => {
  const content = fs.read(path);
  return typeof content === 'string'
    ? content
    : [...content].map((byte) => String.fromCharCode(byte)).join('');
};

/** Git as DVC meets it, in memory: commits are copies of all files that are not ignored. */
export class FakeGit implements GitPort, TestGit {
  readonly root: string;
  readonly #fs: FileSystem;
  #index = new Map<string, string>();
  readonly #commits = new Map<string, FakeCommit>();
  readonly #refs = new Map<string, string>();

  constructor(fs: FileSystem, root: string) {
    this.#fs = fs;
    this.root = root;
  }

  async port(): Promise<GitPort> {
    return this;
  }

  /** `git add -A`. */
  addAll(): void {
    const files = this.#files().filter((path) => this.#index.has(path) || !this.#ignores(path));
    this.#index = new Map(files.map((path) => [path, textOf(this.#fs, `${this.root}/${path}`)]));
  }

  /** `git commit -m`, of the index. */
  commit(subject: string): string {
    const parent = this.#refs.get('refs/heads/main');
    const id = this.#store(subject, new Map(this.#index), parent ? [parent] : []);
    this.#refs.set('refs/heads/main', id);
    return id;
  }

  /** `git checkout -- path`. */
  restore(path: string): void {
    this.#fs.write(`${this.root}/${path}`, this.#index.get(path)!);
  }

  /** `git checkout <revision>` of all files, as far as tracked. */
  async checkout(revision: string): Promise<void> {
    const commit = this.#commits.get((await this.commitOf(revision))!)!;
    for (const path of this.#index.keys())
      if (!commit.files.has(path)) this.#fs.remove(`${this.root}/${path}`);
    for (const [path, text] of commit.files) {
      const absolute = `${this.root}/${path}`;
      this.#fs.makeFolder(absolute.slice(0, absolute.lastIndexOf('/')));
      if (!this.#fs.isFile(absolute) || textOf(this.#fs, absolute) !== text) this.#fs.write(absolute, text);
    }
    this.#index = new Map(commit.files);
  }

  tag(name: string): void {
    this.#refs.set(`refs/tags/${name}`, this.#refs.get('refs/heads/main')!);
  }

  async commitOf(revision: string): Promise<string | undefined> {
    const [name = '', steps] = revision.split('~');
    let id: string | undefined =
      name === 'HEAD'
        ? this.#refs.get('refs/heads/main')
        : (this.#refs.get(name) ??
          this.#refs.get(`refs/heads/${name}`) ??
          this.#refs.get(`refs/tags/${name}`));
    if (id === undefined && name.length >= 4)
      id = [...this.#commits.keys()].find((one) => one.startsWith(name));
    for (let step = Number(steps ?? 0); step > 0 && id !== undefined; step--)
      id = this.#commits.get(id)?.parents[0];
    return id;
  }

  async timeOf(commit: string): Promise<number> {
    return this.#commits.get(commit)!.timeMs;
  }

  async filesAt(commit: string): Promise<readonly string[]> {
    return [...this.#commits.get(commit)!.files.keys()];
  }

  async readAt(commit: string, path: string): Promise<Uint8Array | undefined> {
    const text = this.#commits.get(commit)?.files.get(path);
    return text === undefined ? undefined : new TextEncoder().encode(text);
  }

  async isTracked(path: string): Promise<boolean> {
    const relative = path.slice(this.root.length + 1);
    return [...this.#index.keys()].some((one) => one === relative || one.startsWith(`${relative}/`));
  }

  async isIgnored(path: string): Promise<boolean> {
    return this.#ignores(path.slice(this.root.length + 1));
  }

  async isDirty(): Promise<boolean> {
    const head =
      this.#commits.get(this.#refs.get('refs/heads/main') ?? '')?.files ?? new Map<string, string>();
    if (head.size !== this.#index.size) return true;
    return [...this.#index].some(([path, text]) => {
      const absolute = `${this.root}/${path}`;
      return head.get(path) !== text || !this.#fs.isFile(absolute) || textOf(this.#fs, absolute) !== text;
    });
  }

  async untracked(): Promise<readonly string[]> {
    return this.#files().filter((path) => !this.#index.has(path) && !this.#ignores(path));
  }

  async branches(): Promise<readonly GitRef[]> {
    return (await this.refs('refs/heads/')).map(({ name, commit }) => ({
      name: name.slice('refs/heads/'.length),
      commit,
    }));
  }

  async tags(): Promise<readonly GitRef[]> {
    return (await this.refs('refs/tags/')).map(({ name, commit }) => ({
      name: name.slice('refs/tags/'.length),
      commit,
    }));
  }

  async history(): Promise<readonly GitCommit[]> {
    const found: GitCommit[] = [];
    for (let id = this.#refs.get('refs/heads/main'); id !== undefined; id = this.#commits.get(id)!.parents[0])
      found.push(this.#commits.get(id)!);
    return found;
  }

  async stage(paths: readonly string[]): Promise<void> {
    for (const path of paths) this.#index.set(path.slice(this.root.length + 1), textOf(this.#fs, path));
  }

  async commitAside({ message, add, ref }: AsideCommit): Promise<string> {
    const paths = new Set([...this.#index.keys(), ...add.map((path) => path.slice(this.root.length + 1))]);
    const files = new Map<string, string>();
    for (const path of paths)
      if (this.#fs.isFile(`${this.root}/${path}`)) files.set(path, textOf(this.#fs, `${this.root}/${path}`));
    const id = this.#store(message, files, [this.#refs.get('refs/heads/main')!]);
    this.#refs.set(ref, id);
    return id;
  }

  async refs(prefix: string): Promise<readonly GitRef[]> {
    return [...this.#refs]
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, commit]) => ({ name, commit }));
  }

  async deleteRef(name: string): Promise<void> {
    this.#refs.delete(name);
  }

  async createBranch(name: string, commit: string): Promise<void> {
    if (this.#refs.has(`refs/heads/${name}`)) throw new Error(`a branch named '${name}' already exists`);
    this.#refs.set(`refs/heads/${name}`, commit);
  }

  async applyCommit(commit: string): Promise<void> {
    const index = this.#index;
    await this.checkout(commit);
    this.#index = index;
  }

  #store(subject: string, files: ReadonlyMap<string, string>, parents: readonly string[]): string {
    const id = sha256Hex(JSON.stringify([subject, [...files], parents])).slice(0, 40);
    this.#commits.set(id, {
      id,
      subject,
      author: 'n',
      timeMs: 1_700_000_000_000 + this.#commits.size * 1000,
      parents,
      files,
    });
    return id;
  }

  #files(): string[] {
    return this.#fs
      .filesBelow(this.root)
      .map((path) => path.slice(this.root.length + 1))
      .filter((path) => !path.startsWith('.git/'));
  }

  #ignores(path: string): boolean {
    const parts = path.split('/');
    for (let depth = 0; depth < parts.length; depth++) {
      const file = [this.root, ...parts.slice(0, depth), '.gitignore'].join('/');
      if (!this.#fs.isFile(file)) continue;
      if (ignore().add(this.#fs.readText(file)).ignores(parts.slice(depth).join('/'))) return true;
    }
    return false;
  }
}
