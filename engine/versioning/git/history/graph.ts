import type { ObjectId } from '../objects/object-id';

type State = 'padding' | 'skip' | 'pre-commit' | 'commit' | 'post-merge' | 'collapsing';

/** A commit for the graph: its parents are those that will be drawn. */
export interface GraphCommit {
  readonly id: ObjectId;
  readonly parents: readonly ObjectId[];
  /** What stands for the commit: `*`, `<`, `>`. */
  readonly mark: string;
}

const MERGE_EDGES = ['/', '|', '\\'] as const;

/**
 * Draws the lines of history beside a log, row by row, as `git log --graph` does. Every branch line has a column two
 * characters wide; after a commit the columns move left until each stands in its place.
 */
export class HistoryGraph {
  #commit: GraphCommit = { id: '', parents: [], mark: '*' };
  #width = 0;
  #expansionRow = 0;
  #state: State = 'padding';
  #previousState: State = 'padding';
  #index = 0;
  #previousIndex = 0;
  /** Where a merge's first line goes: 0 to the left, 1 straight down. */
  #mergeLayout = 0;
  #edgesAdded = 0;
  #previousEdgesAdded = 0;
  /** The commits that the lines above the row lead to, and below it. */
  #columns: ObjectId[] = [];
  #newColumns: ObjectId[] = [];
  /** For each character of a row, the column that the line there is on its way to; -1: nothing is there. */
  #mapping: number[] = [];
  #oldMapping: number[] = [];

  /** Goes on to the next commit. */
  update(commit: GraphCommit): void {
    this.#commit = commit;
    this.#previousIndex = this.#index;
    this.#updateColumns();
    this.#expansionRow = 0;
    if (this.#state !== 'padding') this.#state = 'skip';
    else this.#state = this.#needsPreCommitRow() ? 'pre-commit' : 'commit';
  }

  /** Columns that a row fills. */
  get width(): number {
    return this.#width;
  }

  /** Whether all rows of the commit have been drawn. */
  get isFinished(): boolean {
    return this.#state === 'padding';
  }

  /** The rows above the commit, then its own: only the last has the commit's mark. */
  commitRows(): string[] {
    if (this.isFinished) return [this.nextRow().text];
    const rows: string[] = [];
    while (!this.isFinished) {
      const row = this.nextRow();
      rows.push(row.text);
      if (row.isCommit) break;
    }
    return rows;
  }

  /** The rows that are still to come before the lines are straight. */
  remainingRows(): string[] {
    const rows: string[] = [];
    while (!this.isFinished) rows.push(this.nextRow().text);
    return rows;
  }

  /** A row that leaves all lines as they are, or the next one that does not. */
  paddingRow(): string {
    if (this.#state !== 'commit') return this.nextRow().text;
    let text = '';
    for (const column of this.#columns) {
      text += '|';
      const parents = this.#commit.parents.length;
      text += column === this.#commit.id && parents > 2 ? ' '.repeat((parents - 2) * 2) : ' ';
    }
    this.#previousState = 'padding';
    return this.#padded(text);
  }

  nextRow(): { readonly text: string; readonly isCommit: boolean } {
    const isCommit = this.#state === 'commit';
    const draw = {
      padding: () => this.#newColumns.map(() => '| ').join(''),
      skip: () => this.#skipRow(),
      'pre-commit': () => this.#preCommitRow(),
      commit: () => this.#commitRow(),
      'post-merge': () => this.#postMergeRow(),
      collapsing: () => this.#collapsingRow(),
    }[this.#state];
    return { text: this.#padded(draw()), isCommit };
  }

  #padded(text: string): string {
    return text.padEnd(this.#width);
  }

  #enter(state: State): void {
    this.#previousState = this.#state;
    this.#state = state;
  }

  /** The dashes of a merge of three and more: ` *-.` */
  get #dashedParents(): number {
    return this.#commit.parents.length + this.#mergeLayout - 3;
  }

  #needsPreCommitRow(): boolean {
    return (
      this.#commit.parents.length >= 3 &&
      this.#index < this.#columns.length - 1 &&
      this.#expansionRow < this.#dashedParents * 2
    );
  }

  #updateColumns(): void {
    this.#columns = this.#newColumns;
    this.#newColumns = [];
    const { id, parents } = this.#commit;
    this.#mapping = new Array<number>(2 * (this.#columns.length + parents.length)).fill(-1);
    this.#width = 0;
    this.#previousEdgesAdded = this.#edgesAdded;
    this.#edgesAdded = 0;
    let seen = false;
    for (let i = 0; i <= this.#columns.length; i++) {
      if (i === this.#columns.length && seen) break;
      const column = this.#columns[i] ?? id;
      if (column !== id) {
        this.#addColumn(column, -1);
        continue;
      }
      seen = true;
      this.#index = i;
      this.#mergeLayout = -1;
      for (const parent of parents) this.#addColumn(parent, i);
      if (parents.length === 0) this.#width += 2;
    }
    while (this.#mapping.length > 1 && this.#mapping.at(-1)! < 0) this.#mapping.pop();
  }

  /** Gives a commit a column below the row. @param from the merge's own column; -1: a line that passes by. */
  #addColumn(commit: ObjectId, from: number): void {
    let column = this.#newColumns.indexOf(commit);
    if (column < 0) column = this.#newColumns.push(commit) - 1;
    let at: number;
    if (this.#commit.parents.length > 1 && from > -1 && this.#mergeLayout === -1) {
      const distance = from - column;
      const shift = distance > 1 ? 2 * distance - 3 : 1;
      this.#mergeLayout = distance > 0 ? 0 : 1;
      this.#edgesAdded = this.#commit.parents.length + this.#mergeLayout - 2;
      at = this.#width + (this.#mergeLayout - 1) * shift;
      this.#width += 2 * this.#mergeLayout;
    } else if (this.#edgesAdded > 0 && column === this.#mapping[this.#width - 2]) {
      at = this.#width - 2;
      this.#edgesAdded = -1;
    } else {
      at = this.#width;
      this.#width += 2;
    }
    this.#mapping[at] = column;
  }

  get #isStraight(): boolean {
    return this.#mapping.every((target, i) => target < 0 || target === i >> 1);
  }

  #skipRow(): string {
    this.#enter(this.#needsPreCommitRow() ? 'pre-commit' : 'commit');
    return '...';
  }

  /** Makes room for a merge of three and more. */
  #preCommitRow(): string {
    let seen = false;
    let text = '';
    this.#columns.forEach((column, i) => {
      if (column === this.#commit.id) {
        seen = true;
        text += `|${' '.repeat(this.#expansionRow)}`;
      } else if (seen && this.#expansionRow === 0)
        text += this.#previousState === 'post-merge' && this.#previousIndex < i ? '\\' : '|';
      else text += seen && this.#expansionRow > 0 ? '\\' : '|';
      text += ' ';
    });
    this.#expansionRow++;
    if (!this.#needsPreCommitRow()) this.#enter('commit');
    return text;
  }

  #commitRow(): string {
    let seen = false;
    let text = '';
    for (let i = 0; i <= this.#columns.length; i++) {
      if (i === this.#columns.length && seen) break;
      const column = this.#columns[i] ?? this.#commit.id;
      if (column === this.#commit.id) {
        seen = true;
        text += this.#commit.mark;
        const dashes = this.#dashedParents;
        if (this.#commit.parents.length > 1 && dashes > 0) text += `${'--'.repeat(dashes - 1)}-.`;
      } else if (seen && this.#edgesAdded > 1) text += '\\';
      else if (seen && this.#edgesAdded === 1)
        text +=
          this.#previousState === 'post-merge' && this.#previousEdgesAdded > 0 && this.#previousIndex < i
            ? '\\'
            : '|';
      else
        text +=
          this.#previousState === 'collapsing' &&
          this.#oldMapping[2 * i + 1] === i &&
          (this.#mapping[2 * i] ?? -1) < i
            ? '/'
            : '|';
      text += ' ';
    }
    if (this.#commit.parents.length > 1) this.#enter('post-merge');
    else this.#enter(this.#isStraight ? 'padding' : 'collapsing');
    return text;
  }

  #postMergeRow(): string {
    const { id, parents } = this.#commit;
    let seen = false;
    let passedParent = false;
    let text = '';
    for (let i = 0; i <= this.#columns.length; i++) {
      if (i === this.#columns.length && seen) break;
      const column = this.#columns[i] ?? id;
      if (column === id) {
        seen = true;
        text += this.#mergeEdges();
      } else if (seen) text += this.#edgesAdded > 0 ? '\\ ' : '| ';
      else {
        text += '|';
        if (this.#mergeLayout !== 0 || i !== this.#index - 1) text += passedParent ? '_' : ' ';
      }
      if (column === parents[0]) passedParent = true;
    }
    this.#enter(this.#isStraight ? 'padding' : 'collapsing');
    return text;
  }

  /** The lines from a merge to its parents. */
  #mergeEdges(): string {
    const { parents } = this.#commit;
    let edge = this.#mergeLayout;
    let text = '';
    parents.forEach((_, i) => {
      text += MERGE_EDGES[edge]!;
      if (edge < 2) edge++;
      else if (this.#edgesAdded > 0 || i < parents.length - 1) text += ' ';
    });
    return this.#edgesAdded === 0 ? `${text} ` : text;
  }

  /** Moves each line one step to the left, over others where it must; one of them may go far, as a row of `_`. */
  #collapsingRow(): string {
    const before = this.#mapping;
    const after = new Array<number>(before.length).fill(-1);
    let edge = -1;
    let edgeTarget = -1;
    const goFar = (at: number, target: number, i: number) => {
      if (edge !== -1) return;
      edge = at;
      edgeTarget = target;
      for (let j = target * 2 + 3; j < i - 2; j += 2) after[j] = target;
    };
    before.forEach((target, i) => {
      if (target < 0) return;
      if (target * 2 === i) after[i] = target;
      else if (after[i - 1]! < 0) {
        after[i - 1] = target;
        goFar(i, target, i);
      } else if (after[i - 1] !== target) {
        after[i - 2] = target;
        goFar(i - 1, target, i);
      }
    });
    this.#oldMapping = [...after];
    if (after.at(-1)! < 0) after.pop();
    let usedFar = false;
    const text = after.map((target, i) => {
      if (target < 0) return ' ';
      if (target * 2 === i) return '|';
      if (target === edgeTarget && i !== edge - 1) {
        if (i !== target * 2 + 3) after[i] = -1;
        usedFar = true;
        return '_';
      }
      if (usedFar && i < edge) after[i] = -1;
      return '/';
    });
    this.#mapping = after;
    if (this.#isStraight) this.#enter('padding');
    return text.join('');
  }
}
