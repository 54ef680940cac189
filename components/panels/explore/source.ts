import { isoDate } from '@/engine/dataset/csv/dates';
import type { Answer, Question, QuestionKind } from '@/engine/dataset/explore/answer';
import type { RowPick } from '@/engine/dataset/explore/rows';
import type { ColumnFigures } from '@/engine/dataset/explore/summaries';
import { readable } from '../data/data-view';

/** An open table, as the views of the explorer ask it. */
export interface Source {
  readonly name: string;
  readonly handle: string;
  readonly rowCount: number;
  readonly ask: <Kind extends QuestionKind>(question: Question<Kind>) => Promise<Answer<Kind>>;
}

/** Rows that were chosen by a mark, and what they are in words. */
export interface NamedPick {
  readonly label: string;
  readonly pick: RowPick;
}

/** What every view of the explorer is given. */
export interface ViewProps {
  readonly source: Source;
  readonly columns: readonly ColumnFigures[];
  /** The label of the rows that are shown; null: none. */
  readonly chosen: string | null;
  readonly onPick: (pick: NamedPick) => void;
}

/** A value of a column in words: a number, or a date. */
export function valueText(column: ColumnFigures, value: number | null): string {
  if (value === null) return '–';
  if (column.type === 'date') return isoDate(value).slice(0, 10);
  return column.unit === '$' ? `$${readable(value)}` : readable(value);
}

/** The columns that hold numbers, dates left out. */
export function numberColumns(columns: readonly ColumnFigures[]): readonly ColumnFigures[] {
  return columns.filter(({ type }) => type === 'number');
}

/** A share as per cent with one digit after the point. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}

/** "1 row", "2,930 rows". */
export function rowsText(count: number): string {
  return count === 1 ? '1 row' : `${count.toLocaleString('en-US')} rows`;
}
