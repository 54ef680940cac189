import type { ObjectId } from '../objects/object-id';
import type { CommandContext } from '../program/context';
import { readGitFile } from '../status/operation';
import { formatTodo, parseTodo, type TodoItem } from './rebase-todo';

const FOLDER = 'rebase-merge';

/** How a rebase was begun; kept in `.git/rebase-merge` until it ends. */
export interface RebaseStart {
  /** `refs/heads/…`, or undefined when HEAD was detached. */
  readonly branch: string | undefined;
  readonly onto: ObjectId;
  readonly origHead: ObjectId;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly signoff: boolean;
  /** What becomes of commits that become empty. */
  readonly empty: 'drop' | 'keep' | 'ask';
  readonly allowFastForward: boolean;
  readonly favor: 'ours' | 'theirs' | undefined;
  /** The empty commit that the first one takes the place of (`--root`). */
  readonly rootBase: ObjectId | undefined;
}

/** The files in `.git/rebase-merge`, as git writes them. */
export class RebaseState {
  readonly #context: CommandContext;

  constructor(context: CommandContext) {
    this.#context = context;
  }

  get folder(): string {
    return `${this.#context.repo.gitDir}/${FOLDER}`;
  }

  get exists(): boolean {
    return this.#context.repo.fs.isFolder(this.folder);
  }

  /** Reads one of the files, its end trimmed; undefined: it is not there. */
  read(name: string): string | undefined {
    return readGitFile(this.#context.repo, `${FOLDER}/${name}`);
  }

  has(name: string): boolean {
    return this.#context.repo.fs.isFile(`${this.folder}/${name}`);
  }

  write(name: string, text: string): void {
    this.#context.repo.fs.write(`${this.folder}/${name}`, text);
  }

  append(name: string, text: string): void {
    const path = `${this.folder}/${name}`;
    const { fs } = this.#context.repo;
    fs.write(path, (fs.isFile(path) ? fs.readText(path) : '') + text);
  }

  delete(name: string): void {
    this.#context.repo.fs.remove(`${this.folder}/${name}`);
  }

  /** Makes the folder and writes what stays the same until the end. */
  begin(start: RebaseStart): void {
    this.#context.repo.fs.makeFolder(this.folder);
    this.#context.repo.refs.removePseudo('REBASE_HEAD');
    this.write('interactive', '');
    this.write('head-name', `${start.branch ?? 'detached HEAD'}\n`);
    this.write('onto', `${start.onto}\n`);
    this.write('orig-head', `${start.origHead}\n`);
    if (start.quiet) this.write('quiet', '');
    if (start.verbose) this.write('verbose', '');
    if (start.signoff) this.write('signoff', '--signoff\n');
    if (start.favor !== undefined) this.write('strategy_opts', `--${start.favor}\n`);
    if (start.empty === 'drop') this.write('drop_redundant_commits', '');
    if (start.empty === 'keep') this.write('keep_redundant_commits', '');
    this.write('no-reschedule-failed-exec', '');
    if (start.rootBase !== undefined) this.write('squash-onto', `${start.rootBase}\n`);
  }

  /** How the rebase that is under way was begun. */
  get start(): RebaseStart {
    const branch = this.read('head-name');
    const favor = this.read('strategy_opts')?.trim();
    return {
      branch: branch?.startsWith('refs/') === true ? branch : undefined,
      onto: this.read('onto') ?? '',
      origHead: this.read('orig-head') ?? '',
      quiet: this.has('quiet'),
      verbose: this.has('verbose'),
      signoff: this.has('signoff'),
      empty: this.has('drop_redundant_commits')
        ? 'drop'
        : this.has('keep_redundant_commits')
          ? 'keep'
          : 'ask',
      allowFastForward: !this.has('signoff'),
      favor: favor === '--ours' ? 'ours' : favor === '--theirs' ? 'theirs' : undefined,
      rootBase: this.read('squash-onto'),
    };
  }

  get items(): TodoItem[] {
    return parseTodo(this.#context, this.read('git-rebase-todo') ?? '').items;
  }

  /** Writes the lines that are left. */
  saveItems(items: readonly TodoItem[]): void {
    this.write('git-rebase-todo', formatTodo(this.#context, items));
  }

  /** Notes that lines have been taken from the list. */
  noteDone(items: readonly TodoItem[]): void {
    this.append('done', formatTodo(this.#context, items));
  }

  get doneCount(): number {
    return parseTodo(this.#context, this.read('done') ?? '').items.length;
  }

  remove(): void {
    this.#context.repo.fs.remove(this.folder);
  }
}
