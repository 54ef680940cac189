import { type CellIndex, cellsIn, cellText, indexCells } from './cells';
import { looksLikeDate } from './dates';
import { CsvRefusedError } from './problems';

export type Delimiter = ',' | ';' | '\t' | '|';

const CANDIDATES: readonly Delimiter[] = [',', ';', '\t', '|'];
const ROWS = 60;

/** The name of a delimiter for people. */
export function delimiterName(delimiter: Delimiter): string {
  return { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'vertical bar' }[delimiter];
}

/** The delimiter, and where the table begins: after `sep=;`, which Excel writes and reads as a first line. */
export interface Dialect {
  readonly delimiter: Delimiter;
  readonly from: number;
}

/**
 * Finds the delimiter: the one with which most rows have as many cells as the header, at least two; between equals the
 * one with which more cells are numbers or dates, then the one with more cells. Absent: a comma, so one column.
 */
export function findDialect(text: string): Dialect {
  const said = /^sep=([,;\t|])\r?\n?/i.exec(text);
  if (said) return { delimiter: said[1] as Delimiter, from: said[0].length };
  let best: { delimiter: Delimiter; score: readonly number[] } | null = null;
  for (const delimiter of CANDIDATES) {
    if (!text.includes(delimiter)) continue;
    const score = scoreOf(text, delimiter);
    if (score && (!best || isBetter(score, best.score))) best = { delimiter, score };
  }
  return { delimiter: best?.delimiter ?? ',', from: 0 };
}

function scoreOf(text: string, delimiter: Delimiter): readonly number[] | null {
  let index: CellIndex;
  try {
    index = indexCells(text, delimiter, 0, ROWS);
  } catch (thrown) {
    // An unclosed quote in the first rows: the whole reading will say where.
    if (thrown instanceof CsvRefusedError) return null;
    throw thrown;
  }
  const width = index.rowCount === 0 ? 0 : cellsIn(index, 0);
  if (width < 2) return null;
  let same = 0;
  let typed = 0;
  let cells = 0;
  for (let row = 0; row < index.rowCount; row++) {
    if (cellsIn(index, row) === width) same++;
    if (row === 0) continue;
    for (let cell = index.rows[row]!; cell < index.rows[row + 1]!; cell++) {
      cells++;
      if (isTyped(cellText(index, cell), delimiter)) typed++;
    }
  }
  return [same / index.rowCount, cells === 0 ? 0 : typed / cells, width];
}

function isTyped(text: string, delimiter: Delimiter): boolean {
  const number = delimiter === ',' ? /^[+-]?[\d.]+(?:e[+-]?\d+)?$/i : /^[+-]?[\d.,]+(?:e[+-]?\d+)?$/i;
  return text.length < 40 && (number.test(text) || looksLikeDate(text));
}

function isBetter(score: readonly number[], than: readonly number[]): boolean {
  const at = score.findIndex((value, i) => value !== than[i]);
  return at >= 0 && score[at]! > than[at]!;
}
