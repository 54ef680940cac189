import { type Commit, subjectOf } from '../objects/commit';
import type { ObjectId } from '../objects/object-id';
import type { CommandContext } from '../program/context';
import { readGitFile } from '../status/operation';

const FILES = [
  'BISECT_EXPECTED_REV',
  'BISECT_ANCESTORS_OK',
  'BISECT_LOG',
  'BISECT_NAMES',
  'BISECT_RUN',
  'BISECT_TERMS',
  'BISECT_FIRST_PARENT',
  'BISECT_HEAD',
  'BISECT_START',
];

const REFS = 'refs/bisect/';

/** What the two states are called: `bad` and `good`, `new` and `old`, or words of the user. */
export interface Terms {
  readonly bad: string;
  readonly good: string;
}

/** The files and refs that keep a bisection between two commands. */
export class BisectState {
  readonly #context: CommandContext;

  constructor(context: CommandContext) {
    this.#context = context;
  }

  #path(name: string): string {
    return `${this.#context.repo.gitDir}/${name}`;
  }

  read(name: string): string | undefined {
    return readGitFile(this.#context.repo, name);
  }

  write(name: string, text: string): void {
    this.#context.repo.fs.write(this.#path(name), text);
  }

  delete(name: string): void {
    this.#context.repo.fs.remove(this.#path(name));
  }

  get isStarted(): boolean {
    return (this.read('BISECT_START') ?? '') !== '';
  }

  get terms(): Terms {
    const [bad = 'bad', good = 'good'] = (this.read('BISECT_TERMS') ?? '').split('\n').filter(Boolean);
    return { bad, good };
  }

  get hasTerms(): boolean {
    return (this.read('BISECT_TERMS') ?? '') !== '';
  }

  writeTerms({ bad, good }: Terms): void {
    this.write('BISECT_TERMS', `${bad}\n${good}\n`);
  }

  get bad(): ObjectId | undefined {
    return this.#context.repo.refs.read(`${REFS}${this.terms.bad}`);
  }

  /** In the order of their names, as git lists them. */
  get good(): ObjectId[] {
    return this.#ids(`${this.terms.good}-`);
  }

  get skipped(): ObjectId[] {
    return this.#ids('skip-');
  }

  #ids(start: string): ObjectId[] {
    return this.#context.repo.refs
      .list(REFS)
      .filter((ref) => ref.name.startsWith(REFS + start))
      .map((ref) => ref.id);
  }

  /** Adds to the log that `git bisect log` shows. */
  log(text: string): void {
    this.write('BISECT_LOG', `${this.#raw('BISECT_LOG')}${text}`);
  }

  #raw(name: string): string {
    const { fs } = this.#context.repo;
    return fs.isFile(this.#path(name)) ? fs.readText(this.#path(name)) : '';
  }

  /** The whole log. */
  get logText(): string {
    return this.#raw('BISECT_LOG');
  }

  /** Marks a commit. @param silent only the comment goes into the log, as for those named with `start`. */
  mark(state: string, commit: Commit, silent: boolean): void {
    const name = state === this.terms.bad ? state : `${state}-${commit.id}`;
    this.#context.repo.refs.update(`${REFS}${name}`, commit.id, this.#context.note(''));
    this.log(`# ${state}: [${commit.id}] ${subjectOf(commit.message)}\n`);
    if (!silent) this.log(`git bisect ${state} ${commit.id}\n`);
  }

  /** Forgets the bisection. */
  clear(): void {
    for (const ref of this.#context.repo.refs.list(REFS)) this.#context.repo.refs.remove(ref.name);
    for (const name of FILES) this.delete(name);
  }
}
