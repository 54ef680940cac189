import { sha256Hex } from '../../core/hash';
import type { CiCheck, CiRepository } from '../ports/repository';
import { type CiEvent, EMPTY_EVENT } from '../triggers/event';

/** Files of a commit by path. */
export type Files = Readonly<Record<string, string>>;

/** A repository in memory, on which tests push. */
export class FakeRepository implements CiRepository {
  readonly owner = 'ada';
  readonly name = 'prices';
  readonly folder = '/srv/git/github.com/ada/prices.git';
  readonly defaultBranch = 'main';
  isPrivate = false;
  readonly colleagues = ['noor-haddad'];
  readonly checks = new Map<string, CiCheck>();
  readonly comments: { readonly pull: number; readonly author: string; readonly body: string }[] = [];
  readonly #commits = new Map<
    string,
    { readonly files: Files; readonly message: string; readonly at: number }
  >();
  readonly #refs = new Map<string, string>();
  readonly #events: { readonly number: number; readonly event: CiEvent }[] = [];

  /** Makes a commit and moves a ref to it. @returns its id. */
  commitTo(ref: string, files: Files, message: string, at: number): string {
    const id = sha256Hex(JSON.stringify([files, message, at, ref])).slice(0, 40);
    this.#commits.set(id, { files, message, at });
    this.#refs.set(ref, id);
    return id;
  }

  /** Adds an event to what the forge has to tell. */
  tell(event: Pick<CiEvent, 'name' | 'at' | 'ref' | 'sha'> & Partial<CiEvent>): void {
    this.#events.push({
      number: this.#events.length + 1,
      event: { ...EMPTY_EVENT, actor: 'ada', headSha: event.sha, ...event },
    });
  }

  resolve(revision: string): string | undefined {
    if (this.#commits.has(revision)) return revision;
    return (
      this.#refs.get(revision) ??
      this.#refs.get(`refs/heads/${revision}`) ??
      this.#refs.get(`refs/tags/${revision}`)
    );
  }

  commit(id: string) {
    const found = this.#commits.get(id);
    const author = { name: 'Ada', email: 'ada@example.com' };
    return found && { id, message: found.message, author, at: found.at };
  }

  files(commit: string, folder: string): string[] {
    return Object.keys(this.#commits.get(commit)?.files ?? {})
      .filter((path) => folder === '' || path.startsWith(`${folder}/`))
      .sort();
  }

  read(commit: string, path: string): string | undefined {
    return this.#commits.get(commit)?.files[path];
  }

  eventsAfter(number: number) {
    return this.#events.filter((one) => one.number > number);
  }

  report(commit: string, check: CiCheck): void {
    this.checks.set(`${commit}/${check.name}`, check);
  }

  comment(pull: number, author: string, body: string): boolean {
    this.comments.push({ pull, author, body });
    return pull > 0;
  }
}
