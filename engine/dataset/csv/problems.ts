import { StagecraftError } from '../../core/errors';

/** Something about a CSV file that was mended or that did not fit. */
export interface CsvProblem {
  /** From 1, without the header; 0: the header or the file as a whole. */
  readonly row: number;
  /** From 1; 0: the row as a whole. */
  readonly column: number;
  /** The name of the column, where it has one. */
  readonly name?: string;
  /** True: a value was lost, its cell counts as missing. False: mended, nothing is lost. */
  readonly lost: boolean;
  readonly message: string;
}

/** A file that cannot be read as a table. The message says where and what to do. */
export class CsvRefusedError extends StagecraftError<'csv-refused'> {
  /** From 1, the header included; 0: the file as a whole. */
  readonly line: number;
  /** From 1; 0: the row as a whole. */
  readonly column: number;

  constructor(place: { readonly line: number; readonly column: number }, reason: string) {
    const { line, column } = place;
    const at = line === 0 ? '' : `Row ${line} of the file${column === 0 ? '' : `, column ${column}`}: `;
    super('csv-refused', `${at}${reason}`, { line, column, reason });
    this.line = line;
    this.column = column;
  }
}

/** How many problems are kept whole; the others are counted. */
export const KEPT_PROBLEMS = 500;

/** Collects problems: those of the file and its header first, then by row; the first ones whole, all counted. */
export class ProblemList {
  readonly #about: CsvProblem[] = [];
  readonly #cells: CsvProblem[] = [];
  #count = 0;
  #lost = 0;

  add(problem: CsvProblem): void {
    this.#count++;
    if (problem.lost) this.#lost++;
    const list = problem.row === 0 ? this.#about : this.#cells;
    if (list.length < KEPT_PROBLEMS * 4) list.push(problem);
  }

  /** Mended: nothing is lost. */
  note(row: number, column: number, message: string, name?: string): void {
    this.add({ row, column, name, lost: false, message });
  }

  /** All problems there were. */
  get count(): number {
    return this.#count;
  }

  /** Those that cost a value. */
  get lost(): number {
    return this.#lost;
  }

  /** The first ones, by row, then by column. */
  kept(): readonly CsvProblem[] {
    const cells = this.#cells.sort((a, b) => a.row - b.row || a.column - b.column);
    return [...this.#about, ...cells].slice(0, KEPT_PROBLEMS);
  }
}

/** A cell as a message quotes it: at most forty characters, in quotes. */
export function quoted(cell: string): string {
  return JSON.stringify(cell.length > 40 ? `${cell.slice(0, 39)}…` : cell);
}
