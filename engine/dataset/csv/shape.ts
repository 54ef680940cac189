import { type CellIndex, cellsIn, cellText } from './cells';
import { plainNumber } from './numbers';
import { CsvRefusedError, type ProblemList, quoted } from './problems';

/** The names of the columns, and which rows of the index are data. */
export interface Shape {
  readonly names: readonly string[];
  /** The first row of data in the index: 1, or 0 when the file has no header. */
  readonly firstRow: number;
  /** The row after the last one. */
  readonly endRow: number;
}

/** More columns than this are refused. */
export const MOST_COLUMNS = 10_000;
const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Finds header and rows. A first row of numbers alone is data; columns without a name, or with one that another has,
 * get one; empty rows at the end are left out. One cell more than names in every row means row names, as R writes them.
 * @throws CsvRefusedError when most rows do not have the cells that the header has.
 */
export function findShape(index: CellIndex, problems: ProblemList): Shape {
  const header = rowTexts(index, 0);
  const hasHeader = header.some((name) => name !== '' && Number.isNaN(plainNumber(name)));
  const firstRow = hasHeader ? 1 : 0;
  if (!hasHeader && header.every((name) => name === '')) {
    throw new CsvRefusedError({ line: 1, column: 0 }, 'the header line has no names.');
  }
  if (!hasHeader)
    problems.note(0, 0, 'The first row holds only numbers, so the columns were named column_1, column_2, ….');
  const endRow = withoutEmptyEnd(index, firstRow, problems);
  const width = fittingWidth(index, header, firstRow, endRow, problems);
  if (width > MOST_COLUMNS) {
    throw new CsvRefusedError(
      { line: 1, column: MOST_COLUMNS + 1 },
      `there are more than ${MOST_COLUMNS} columns.`,
    );
  }
  const named = hasHeader ? header : header.map(() => '');
  const shifted = width === named.length + 1 && endRow > firstRow ? ['row', ...named] : named;
  if (shifted !== named)
    problems.note(0, 1, 'Rows have one cell more than the header; the first was named row.');
  return { names: uniqueNames(shifted.slice(0, width), hasHeader, problems), firstRow, endRow };
}

function rowTexts(index: CellIndex, row: number): string[] {
  return Array.from({ length: cellsIn(index, row) }, (_, i) =>
    cellText(index, index.rows[row]! + i).replaceAll(/\s*[\r\n]+\s*/g, ' '),
  );
}

function withoutEmptyEnd(index: CellIndex, firstRow: number, problems: ProblemList): number {
  let end = index.rowCount;
  while (end > firstRow && filledWidth(index, end - 1) === 0) end--;
  const dropped = index.rowCount - end;
  if (dropped > 0)
    problems.note(0, 0, `${dropped} empty ${dropped === 1 ? 'row' : 'rows'} at the end left out.`);
  if (index.blankLines > 0) {
    problems.note(0, 0, `${index.blankLines} blank ${index.blankLines === 1 ? 'line' : 'lines'} left out.`);
  }
  return end;
}

/** The cells of a row up to the last that is not empty. */
export function filledWidth(index: CellIndex, row: number): number {
  let cells = cellsIn(index, row);
  while (cells > 0 && cellText(index, index.rows[row]! + cells - 1) === '') cells--;
  return cells;
}

/** How many columns there are, from the header and what the rows hold. */
function fittingWidth(
  index: CellIndex,
  header: readonly string[],
  firstRow: number,
  endRow: number,
  problems: ProblemList,
): number {
  const rows = endRow - firstRow;
  let width = header.length;
  let same = 0;
  let oneMore = 0;
  let unlike = -1;
  for (let row = firstRow; row < endRow; row++) {
    const cells = cellsIn(index, row);
    if (cells === width) same++;
    else if (cells === width + 1 && filledWidth(index, row) === cells) oneMore++;
    else if (filledWidth(index, row) <= width && cells > width) same++;
    if (unlike < 0 && cells !== width) unlike = row;
  }
  if (rows > 0 && oneMore === rows) return width + 1;
  if (rows > 1 && same < rows / 2) {
    const found = cellsIn(index, unlike);
    throw new CsvRefusedError(
      { line: unlike + 1, column: Math.min(found, width) + 1 },
      `this row has ${found} cells and the first has ${width}, and most rows are unlike the first. Take out lines before the header, and check the delimiter.`,
    );
  }
  const names = header.length;
  while (width > 1 && header[width - 1] === '' && emptyColumn(index, width - 1, firstRow, endRow)) width--;
  if (width < names) problems.note(0, width + 1, 'Empty columns at the end (a trailing delimiter) left out.');
  return width;
}

function emptyColumn(index: CellIndex, column: number, firstRow: number, endRow: number): boolean {
  for (let row = firstRow; row < endRow; row++) {
    if (column < cellsIn(index, row) && cellText(index, index.rows[row]! + column) !== '') return false;
  }
  return true;
}

function uniqueNames(header: readonly string[], hasHeader: boolean, problems: ProblemList): string[] {
  const taken = new Set(header);
  const seen = new Set<string>();
  return header.map((name, i) => {
    const usable = name !== '' && !RESERVED.has(name);
    if (usable && !seen.has(name)) {
      seen.add(name);
      return name;
    }
    const base = usable ? name : `column_${i + 1}`;
    let free = usable ? `${base}_2` : base;
    for (let n = usable ? 3 : 2; taken.has(free) || seen.has(free); n++) free = `${base}_${n}`;
    seen.add(free);
    if (hasHeader) {
      const why =
        name === ''
          ? 'The column has no name'
          : usable
            ? `Another column is called ${quoted(name)} too`
            : `The name ${quoted(name)} is reserved`;
      problems.note(0, i + 1, `${why}; it is called ${free} here.`, free);
    }
    return free;
  });
}
