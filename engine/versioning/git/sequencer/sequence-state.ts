import { addConfig } from '../config/config-edit';
import { parseConfig } from '../config/config-file';
import { NULL_ID, type ObjectId } from '../objects/object-id';
import type { CommandContext } from '../program/context';
import { readGitFile } from '../status/operation';
import type { PickOptions } from './pick-options';
import { formatSteps, parseSteps, type SequenceStep } from './todo-list';

const FOLDER = 'sequencer';

/** The files in `.git/sequencer` that tell of a sequence between two commands. */
export class SequenceState {
  readonly #context: CommandContext;

  constructor(context: CommandContext) {
    this.#context = context;
  }

  get #folder(): string {
    return `${this.#context.repo.gitDir}/${FOLDER}`;
  }

  get exists(): boolean {
    return this.#context.repo.fs.isFolder(this.#folder);
  }

  get hasTodo(): boolean {
    return this.#context.repo.fs.isFile(`${this.#folder}/todo`);
  }

  /** What the first step of the list does; undefined: there is no list. */
  get action(): SequenceStep['action'] | undefined {
    const word = readGitFile(this.#context.repo, `${FOLDER}/todo`)?.split(/\s/)[0];
    if (word === 'revert') return 'revert';
    return word === 'pick' || word === 'p' ? 'pick' : undefined;
  }

  /** Where HEAD stood before the sequence; undefined: no sequence. */
  get head(): ObjectId | undefined {
    return readGitFile(this.#context.repo, `${FOLDER}/head`);
  }

  get steps(): SequenceStep[] {
    return parseSteps(this.#context, readGitFile(this.#context.repo, `${FOLDER}/todo`) ?? '');
  }

  /** Begins a sequence. */
  start(head: ObjectId | undefined, options: PickOptions): void {
    const { fs } = this.#context.repo;
    fs.makeFolder(this.#folder);
    fs.write(`${this.#folder}/head`, `${head ?? NULL_ID}\n`);
    const text = optionsText(options);
    if (text !== '') fs.write(`${this.#folder}/opts`, text);
    this.noteHead();
  }

  /** Writes the steps that are left, the current one first. */
  saveSteps(steps: readonly SequenceStep[]): void {
    this.#context.repo.fs.write(`${this.#folder}/todo`, formatSteps(this.#context, steps));
  }

  /** Notes where HEAD stands, so that `--abort` can tell whether the user has moved it. */
  noteHead(): void {
    if (!this.exists) return;
    const head = this.#context.repo.refs.head().id;
    this.#context.repo.fs.write(`${this.#folder}/abort-safety`, `${head ?? ''}\n`);
  }

  /** Whether HEAD stands where the sequence left it. */
  get headIsUnmoved(): boolean {
    const noted = readGitFile(this.#context.repo, `${FOLDER}/abort-safety`) ?? '';
    return noted === (this.#context.repo.refs.head().id ?? '');
  }

  /** The options that the sequence was begun with. */
  readOptions(otherwise: PickOptions): PickOptions {
    const text = readGitFile(this.#context.repo, `${FOLDER}/opts`);
    if (text === undefined) return otherwise;
    const { entries } = parseConfig(text, `${this.#folder}/opts`);
    const get = (key: string) => entries.findLast((entry) => entry.name === `options.${key}`)?.value;
    const isOn = (key: string) => get(key) === 'true';
    const edit = get('edit');
    return {
      ...otherwise,
      noCommit: isOn('no-commit'),
      edit: edit === undefined || edit === null ? undefined : edit === 'true',
      allowEmpty: isOn('allow-empty'),
      keepRedundant: isOn('keep-redundant-commits'),
      signoff: isOn('signoff'),
      recordOrigin: isOn('record-origin'),
      allowFastForward: isOn('allow-ff'),
      mainline: Number(get('mainline') ?? 0),
    };
  }

  remove(): void {
    this.#context.repo.fs.remove(this.#folder);
  }
}

/** The text of `.git/sequencer/opts`; '' when no option was given. */
function optionsText(options: PickOptions): string {
  const settings: readonly (readonly [key: string, value: string | undefined])[] = [
    ['no-commit', options.noCommit ? 'true' : undefined],
    ['edit', options.edit === undefined ? undefined : String(options.edit)],
    ['allow-empty', options.allowEmpty ? 'true' : undefined],
    ['keep-redundant-commits', options.keepRedundant ? 'true' : undefined],
    ['signoff', options.signoff ? 'true' : undefined],
    ['record-origin', options.recordOrigin ? 'true' : undefined],
    ['allow-ff', options.allowFastForward ? 'true' : undefined],
    ['mainline', options.mainline > 0 ? String(options.mainline) : undefined],
  ];
  return settings.reduce(
    (text, [key, value]) => (value === undefined ? text : addConfig(text, `options.${key}`, value)),
    '',
  );
}
