import { CsvRefusedError } from './problems';

/**
 * Where the cells of a CSV text are, without a string for each: cell `i` is `text.slice(start(i), end(i))`. Rows may
 * have any number of cells.
 */
export interface CellIndex {
  readonly text: string;
  readonly rowCount: number;
  /** The first cell of each row, and after the last row the number of all cells. */
  readonly rows: Uint32Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Bits of each cell: see `QUOTED`, `DOUBLED`, `LOOSE`. */
  readonly marks: Uint8Array;
  readonly blankLines: number;
  readonly lineEnds: ReadonlySet<'\n' | '\r\n' | '\r'>;
}

/** The cell stands in quotes; its bounds are inside them. */
export const QUOTED = 1;
/** Quotes in the cell are doubled. */
export const DOUBLED = 2;
/** Quotes in the cell are not doubled, though it stands in quotes; read as they are. */
export const LOOSE = 4;

const QUOTE = 34;
const LF = 10;
const CR = 13;

/** Growing arrays for the cells of a text of unknown size. */
class IndexBuilder {
  #starts = new Uint32Array(4096);
  #ends = new Uint32Array(4096);
  #marks = new Uint8Array(4096);
  #rows = new Uint32Array(512);
  cells = 0;
  rowCount = 0;

  add(start: number, end: number, mark: number): void {
    if (this.cells === this.#starts.length) {
      this.#starts = grown(this.#starts);
      this.#ends = grown(this.#ends);
      const marks = new Uint8Array(this.#marks.length * 2);
      marks.set(this.#marks);
      this.#marks = marks;
    }
    this.#starts[this.cells] = start;
    this.#ends[this.cells] = end;
    this.#marks[this.cells++] = mark;
  }

  /** Ends a row that began at this cell. */
  endRow(firstCell: number): void {
    if (this.rowCount + 1 >= this.#rows.length) this.#rows = grown(this.#rows);
    this.#rows[this.rowCount++] = firstCell;
    this.#rows[this.rowCount] = this.cells;
  }

  take(text: string, blankLines: number, lineEnds: CellIndex['lineEnds']): CellIndex {
    const { cells, rowCount } = this;
    return {
      text,
      rowCount,
      rows: this.#rows.subarray(0, rowCount + 1),
      starts: this.#starts.subarray(0, cells),
      ends: this.#ends.subarray(0, cells),
      marks: this.#marks.subarray(0, cells),
      blankLines,
      lineEnds,
    };
  }
}

function grown(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const next = new Uint32Array(array.length * 2);
  next.set(array);
  return next;
}

/**
 * Finds the cells: RFC 4180, and what is met in practice: any line end, also mixed; blanks before an opening quote;
 * quotes inside a quoted cell that were not doubled, as long as the cell stays on its line. Blank lines are left out.
 * @param from where to begin, e.g. after a line `sep=;`
 * @param mostRows how many rows to read at most: for a look at the beginning
 * @throws CsvRefusedError at the place where a quote opens that is never closed.
 */
export function indexCells(
  text: string,
  delimiter: string,
  from = 0,
  mostRows = Number.POSITIVE_INFINITY,
): CellIndex {
  const comma = delimiter.charCodeAt(0);
  const index = new IndexBuilder();
  const lineEnds = new Set<'\n' | '\r\n' | '\r'>();
  const { length } = text;
  let blankLines = 0;
  let firstCell = 0;
  let at = from;
  while (at < length && index.rowCount < mostRows) {
    const opening = openingQuote(text, at, comma);
    let after: number;
    if (opening >= 0) {
      const place = { line: index.rowCount + 1, column: index.cells - firstCell + 1 };
      const cell = quotedCell(text, opening + 1, comma, place);
      index.add(opening + 1, cell.end, cell.mark);
      after = cell.after;
    } else {
      after = endOfPlain(text, at, comma);
      index.add(at, after, 0);
    }
    const code = after < length ? text.charCodeAt(after) : LF;
    if (code === comma) {
      at = after + 1;
      if (at < length) continue;
      // A delimiter at the very end opens one more cell, an empty one.
      index.add(at, at, 0);
    } else {
      const isPair = code === CR && text.charCodeAt(after + 1) === LF;
      if (after < length) lineEnds.add(isPair ? '\r\n' : code === CR ? '\r' : '\n');
      if (opening < 0 && index.cells - firstCell === 1 && text.slice(at, after).trim() === '') {
        index.cells = firstCell;
        blankLines++;
      }
      at = after + (isPair ? 2 : 1);
    }
    if (index.cells > firstCell) index.endRow(firstCell);
    firstCell = index.cells;
  }
  return index.take(text, blankLines, lineEnds);
}

/** Where the quote of a quoted cell opens, after blanks at most; −1: the cell has none. */
function openingQuote(text: string, start: number, comma: number): number {
  let at = start;
  for (let code = text.charCodeAt(at); code === 32 || code === 9; code = text.charCodeAt(++at)) {
    if (code === comma) return -1;
  }
  return text.charCodeAt(at) === QUOTE ? at : -1;
}

function endOfPlain(text: string, start: number, comma: number): number {
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === comma || code === LF || code === CR) break;
  }
  return at;
}

interface Place {
  readonly line: number;
  readonly column: number;
}

/** The end of a quoted cell that begins after its quote, and where the text goes on after it. */
function quotedCell(
  text: string,
  start: number,
  comma: number,
  place: Place,
): { readonly end: number; readonly after: number; readonly mark: number } {
  let mark = QUOTED;
  let at = start;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0)
      throw new CsvRefusedError(place, 'a quote opens here and is never closed. Close or remove it.');
    if (text.charCodeAt(quote + 1) === QUOTE) {
      mark |= DOUBLED;
      at = quote + 2;
      continue;
    }
    let after = quote + 1;
    while (text.charCodeAt(after) === 32 || (text.charCodeAt(after) === 9 && comma !== 9)) after++;
    const code = after < text.length ? text.charCodeAt(after) : LF;
    if (code === comma || code === LF || code === CR) {
      if ((mark & LOOSE) !== 0 && /[\r\n]/.test(text.slice(start, quote))) {
        const reason =
          'a quote opens here, and it is not clear where it closes. Quotes inside a cell must be doubled.';
        throw new CsvRefusedError(place, reason);
      }
      return { end: quote, after, mark };
    }
    mark |= LOOSE;
    at = quote + 1;
  }
}

/** The text of a cell: quotes that were doubled are single again, blanks around it are gone. */
export function cellText(index: CellIndex, cell: number): string {
  const text = index.text.slice(index.starts[cell], index.ends[cell]);
  return ((index.marks[cell]! & DOUBLED) !== 0 ? text.replaceAll('""', '"') : text).trim();
}

/** How many cells a row has. */
export function cellsIn(index: CellIndex, row: number): number {
  return index.rows[row + 1]! - index.rows[row]!;
}
