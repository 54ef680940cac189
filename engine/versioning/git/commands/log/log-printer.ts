import type { HistoryGraph } from '../../history/graph';
import type { Commit } from '../../objects/commit';
import type { CommandContext } from '../../program/context';
import type { CommitDiff } from './commit-diff';
import { formatCommitText, isEmptyFormat, usesTerminator } from './pretty-format';
import type { PrettyOptions } from './pretty-options';

/** Prints commits one after another: what parts them, the graph beside them, the diffs below them. */
export class LogPrinter {
  readonly #context: CommandContext;
  readonly #graph: HistoryGraph | undefined;
  readonly #stats: boolean;
  readonly #patch: boolean;
  #shownOne = false;
  #missingNewline = false;

  /** @param format which of statistics and patch are printed: both are parted by `---`. */
  constructor(
    context: CommandContext,
    graph: HistoryGraph | undefined,
    format: { readonly stat: boolean; readonly patch: boolean },
  ) {
    this.#context = context;
    this.#graph = graph;
    this.#stats = format.stat;
    this.#patch = format.patch;
  }

  /** Something else was printed before the next commit. */
  noteShown(): void {
    this.#shownOne = true;
  }

  get hasShown(): boolean {
    return this.#shownOne;
  }

  /** Prints a commit and its diffs. A merge that is compared with each parent is printed once for each. */
  print(commit: Commit, options: PrettyOptions, diffs: readonly CommitDiff[]): void {
    const telling = diffs.filter((diff) => diff.text !== '' || diff.always);
    if (telling.length === 0) this.#printText(commit, options, undefined);
    for (const diff of telling) {
      this.#printText(commit, options, diff.from);
      this.#printDiff(diff, options);
    }
  }

  #printText(commit: Commit, options: PrettyOptions, from: string | undefined): void {
    const { format } = options;
    const terminator = usesTerminator(format);
    if (this.#shownOne && !terminator) {
      if (!this.#missingNewline) this.#write(this.#padding());
      this.#write('\n');
    }
    this.#shownOne = true;
    const rows = this.#graph?.commitRows() ?? [''];
    this.#write(rows.join('\n'));
    const own = from === undefined ? options : { ...options, from };
    let text = formatCommitText(this.#context, commit, own);
    if (format.kind !== 'oneline' && format.kind !== 'user' && format.kind !== 'reference') text += '\n';
    this.#missingNewline = !text.endsWith('\n');
    this.#writeBeside(text);
    if (!terminator || isEmptyFormat(format)) return;
    if (!this.#missingNewline) this.#write(this.#padding());
    this.#write('\n');
  }

  /** Writes a text whose first line goes beside the row that is already there. */
  #writeBeside(text: string): void {
    const graph = this.#graph;
    if (graph === undefined) {
      this.#write(text);
      return;
    }
    const ends = text.endsWith('\n');
    const lines = (ends ? text.slice(0, -1) : text).split('\n');
    this.#write(lines[0]!);
    for (const line of lines.slice(1)) this.#write(`\n${graph.nextRow().text}${line}`);
    if (ends) this.#write('\n');
    if (graph.isFinished) return;
    if (!ends) this.#write('\n');
    this.#write(graph.remainingRows().join('\n'));
    if (ends) this.#write('\n');
  }

  #printDiff({ text, always }: CommitDiff, { format }: PrettyOptions): void {
    if ((format.kind !== 'oneline' || always) && !isEmptyFormat(format)) {
      const dashes = this.#stats && this.#patch && !always ? '---' : '';
      this.#write(`${this.#padding()}${dashes}\n`);
    }
    if (this.#graph === undefined || text === '') {
      this.#write(text);
      return;
    }
    for (const line of text.split('\n').slice(0, -1)) this.#write(`${this.#padding()}${line}\n`);
  }

  #padding(): string {
    return this.#graph?.paddingRow() ?? '';
  }

  #write(text: string): void {
    this.#context.write(text);
  }
}
