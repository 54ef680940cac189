import type { Table } from '../table';
import { type CellIndex, cellsIn, cellText, indexCells, LOOSE } from './cells';
import { type DecodedText, decodeText } from './decode';
import { type Delimiter, delimiterName, findDialect } from './delimiter';
import { refuseControlCharacters, refuseOtherFormats } from './not-a-table';
import { type CsvProblem, CsvRefusedError, ProblemList, quoted } from './problems';
import { filledWidth, findShape, type Shape } from './shape';
import { readColumn, type TypedColumn } from './typed-column';

/** A CSV file as a table, and what was found on the way. */
export interface CsvReading {
  readonly table: Table;
  /** One for each column of the table, the same columns. */
  readonly columns: readonly TypedColumn[];
  readonly encoding: DecodedText['encoding'];
  readonly delimiter: Delimiter;
  /** The first problems; `problemCount` counts all, `lostCount` those that cost a value. */
  readonly problems: readonly CsvProblem[];
  readonly problemCount: number;
  readonly lostCount: number;
}

/**
 * Reads any CSV file: finds encoding, delimiter, header and the type of each column. What can be mended is mended and
 * listed, what does not fit is listed by row and column and counts as missing.
 * @param bytes the file, or its text where it has been decoded already
 * @throws CsvRefusedError with the place and the reason when it cannot be a table.
 */
export function readCsv(bytes: Uint8Array | string): CsvReading {
  const problems = new ProblemList();
  const decoded = typeof bytes === 'string' ? asText(bytes) : decodeText(bytes);
  const text = withoutEnds(decoded.text);
  refuseOtherFormats(text);
  const { delimiter, from } = findDialect(text);
  const index = indexCells(text, delimiter, from);
  refuseControlCharacters(index);
  if (index.rowCount === 0) {
    throw new CsvRefusedError({ line: 0, column: 0 }, 'The file has no rows. A table needs a header line.');
  }
  noteEncoding(decoded, index, problems);
  if (delimiter !== ',') problems.note(0, 0, `The cells are separated by a ${delimiterName(delimiter)}.`);
  if (index.lineEnds.size > 1) problems.note(0, 0, 'The file mixes different line ends; each ends a row.');
  const shape = findShape(index, problems);
  listRagged(index, shape, problems);
  listOddCells(index, shape, problems);
  const rowCount = shape.endRow - shape.firstRow;
  if (rowCount === 0) problems.note(0, 0, 'The file has a header and no rows.');
  const columns = shape.names.map((name, at) => readColumn({ index, at, name, ...shape }, problems));
  return {
    table: { columns: columns.map(({ column }) => column), rowCount, problems: [] },
    columns,
    encoding: decoded.encoding,
    delimiter,
    problems: problems.kept(),
    problemCount: problems.count,
    lostCount: problems.lost,
  };
}

function asText(text: string): DecodedText {
  return { text, encoding: 'UTF-8', marked: false, damaged: false };
}

/** Without the byte order mark, and the Ctrl-Z that old programs put at the end. */
function withoutEnds(text: string): string {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const end = text.charCodeAt(text.length - 1) === 0x1a ? text.length - 1 : text.length;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

function noteEncoding(decoded: DecodedText, index: CellIndex, problems: ProblemList): void {
  const { encoding, damaged } = decoded;
  if (encoding === 'Windows-1252') {
    problems.note(0, 0, 'The file is not UTF-8; read as Windows-1252. Check letters with accents.');
  } else if (encoding !== 'UTF-8') problems.note(0, 0, `The file is ${encoding}.`);
  if (damaged) problems.note(0, 0, `Some bytes are not ${encoding}; their characters are shown as \ufffd.`);
  const broken = damaged || encoding === 'Windows-1252' ? index.text.indexOf('\ufffd') : -1;
  if (broken < 0) return;
  for (let row = 0; row < index.rowCount; row++) {
    for (let at = 0; at < cellsIn(index, row); at++) {
      const text = cellText(index, index.rows[row]! + at);
      if (!text.includes('\ufffd')) continue;
      problems.note(row, at + 1, `${quoted(text)} has bytes that are no character in ${encoding}.`);
    }
  }
}

/** Rows with too few or too many cells. */
function listRagged(index: CellIndex, { names, firstRow, endRow }: Shape, problems: ProblemList): void {
  const width = names.length;
  for (let row = firstRow; row < endRow; row++) {
    const cells = cellsIn(index, row);
    if (cells === width) continue;
    const number = row - firstRow + 1;
    const filled = cells > width ? filledWidth(index, row) : cells;
    if (cells < width) {
      const message = `The row has ${cells} of ${width} cells; the last ${width - cells} count as missing.`;
      problems.add({ row: number, column: cells + 1, lost: true, message });
    } else if (filled > width) {
      const message = `The row has ${filled} cells and the header ${width}; those after column ${width} are left out.`;
      problems.add({ row: number, column: width + 1, lost: true, message });
    }
  }
}

/** Cells with quotes that were not doubled, and cells that a spreadsheet would run as a formula. */
function listOddCells(index: CellIndex, { names, firstRow, endRow }: Shape, problems: ProblemList): void {
  const { text, starts, marks, rows } = index;
  for (let row = firstRow; row < endRow; row++) {
    const first = rows[row]!;
    const cells = Math.min(names.length, cellsIn(index, row));
    for (let at = 0; at < cells; at++) {
      const cell = first + at;
      if ((marks[cell]! & LOOSE) !== 0) {
        problems.note(
          row - firstRow + 1,
          at + 1,
          'Quotes inside the cell are not doubled; read as they are.',
          names[at],
        );
      }
      const code = text.charCodeAt(starts[cell]!);
      if (code !== 61 && code !== 64) continue;
      const message = `${quoted(cellText(index, cell))} is a formula in a spreadsheet; kept as text, never run.`;
      problems.note(row - firstRow + 1, at + 1, message, names[at]);
    }
  }
}
