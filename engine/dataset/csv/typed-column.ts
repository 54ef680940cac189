import type { CategoricalColumn, Column, NumericColumn } from '../table';
import { type CellIndex, cellText, DOUBLED } from './cells';
import { isoDate, looksLikeDate, parseDate } from './dates';
import { dateFormat } from './infer-dates';
import {
  isAmbiguous,
  isIdentifier,
  LEADING_ZERO,
  MANY_DIGITS,
  NUMBER_STYLES,
  NumberReader,
  type NumberStyle,
  styledNumber,
  unitOf,
} from './numbers';
import { type ProblemList, quoted } from './problems';

/** What a column holds. Dates are numbers here: milliseconds since 1970-01-01 UTC. */
export type ColumnType = 'number' | 'date' | 'boolean' | 'category' | 'text' | 'empty';

/** A column with its type. */
export interface TypedColumn {
  readonly type: ColumnType;
  readonly column: Column;
  /** A currency or `%` that stood beside the numbers. */
  readonly unit?: string;
}

/** Words for "no value", besides an empty cell. */
export const MISSING_WORDS: readonly string[] = [
  'NA',
  'N/A',
  'n/a',
  '#N/A',
  'NaN',
  'nan',
  'null',
  'NULL',
  'NIL',
];

/** A column has a type when at least this share of its values fit; the others are problems, and missing. */
const FITTING = 0.9;
const BOOLEANS = [
  ['no', 'yes'],
  ['false', 'true'],
  ['n', 'y'],
  ['f', 't'],
] as const;

/** Where the cells of a column are. */
export interface ColumnPlace {
  readonly index: CellIndex;
  /** From 0. */
  readonly at: number;
  readonly name: string;
  readonly firstRow: number;
  readonly endRow: number;
}

/** Every distinct text of a column, with how often and where first. */
interface Distinct {
  readonly codes: Int32Array;
  readonly texts: string[];
  readonly counts: number[];
  readonly firstRow: number[];
}

/** Reads one column: finds its type, and lists the cells that do not fit. */
export function readColumn(place: ColumnPlace, problems: ProblemList): TypedColumn {
  const { index, at, name, firstRow, endRow } = place;
  const rowCount = endRow - firstRow;
  const values = new Float64Array(rowCount).fill(Number.NaN);
  const reader = new NumberReader(index.text);
  const others = newDistinct(rowCount);
  const codeOf = new Map<string, number>();
  let numbers = 0;
  for (let row = 0; row < rowCount; row++) {
    const cell = index.rows[firstRow + row]! + at;
    if (cell >= index.rows[firstRow + row + 1]!) continue;
    const [start, end] = trimmed(index, cell);
    if (start === end) continue;
    const value = (index.marks[cell]! & DOUBLED) === 0 ? reader.read(start, end) : Number.NaN;
    if (Number.isNaN(value)) count(others, codeOf, cellText(index, cell), row);
    else {
      values[row] = value;
      numbers++;
    }
  }
  const texts = others.counts.reduce((sum, one) => sum + one, 0);
  const missing = missingIn(others);
  const isName = (reader.met & (LEADING_ZERO | MANY_DIGITS)) !== 0 && hasIdentifiers(place, values);
  if (numbers > 0 && !isName && numbers >= FITTING * (numbers + texts - missing)) {
    listUnfit(place, others, 'a number', problems);
    return { type: 'number', column: { kind: 'numeric', name, values } };
  }
  if (numbers === 0 && texts === missing) return { type: 'empty', column: emptyColumn(name, rowCount) };
  const all = numbers === 0 ? others : everyText(place);
  if (isName) {
    problems.note(
      0,
      at + 1,
      'Digits with leading zeros or more than fifteen of them: kept as text, so that none is lost.',
      name,
    );
    return asTexts(name, all, rowCount);
  }
  return (
    asStyledNumbers(place, all, problems) ?? asDates(place, all, problems) ?? asTexts(name, all, rowCount)
  );
}

function newDistinct(rowCount: number): Distinct {
  return { codes: new Int32Array(rowCount).fill(-1), texts: [], counts: [], firstRow: [] };
}

function count(distinct: Distinct, codeOf: Map<string, number>, text: string, row: number): void {
  let code = codeOf.get(text);
  if (code === undefined) {
    code = distinct.texts.length;
    codeOf.set(text, code);
    distinct.texts.push(text);
    distinct.counts.push(0);
    distinct.firstRow.push(row);
  }
  distinct.counts[code]!++;
  distinct.codes[row] = code;
}

/** Bounds of a cell without the blanks around it. */
function trimmed({ text, starts, ends }: CellIndex, cell: number): readonly [number, number] {
  let start = starts[cell]!;
  let end = ends[cell]!;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return [start, end];
}

function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff;
}

function missingIn({ texts, counts }: Distinct): number {
  return texts.reduce((sum, text, code) => sum + (isMissing(text) ? counts[code]! : 0), 0);
}

function isMissing(text: string): boolean {
  return text === '' || (text.length <= 4 && MISSING_WORDS.includes(text));
}

function hasIdentifiers(place: ColumnPlace, values: Float64Array): boolean {
  const { index, at, firstRow } = place;
  return values.some((value, row) => {
    if (Number.isNaN(value)) return false;
    return isIdentifier(cellText(index, index.rows[firstRow + row]! + at));
  });
}

function everyText({ index, at, firstRow, endRow }: ColumnPlace): Distinct {
  const all = newDistinct(endRow - firstRow);
  const codeOf = new Map<string, number>();
  for (let row = firstRow; row < endRow; row++) {
    const cell = index.rows[row]! + at;
    if (cell >= index.rows[row + 1]!) continue;
    const text = cellText(index, cell);
    if (text !== '') count(all, codeOf, text, row - firstRow);
  }
  return all;
}

function emptyColumn(name: string, rowCount: number): CategoricalColumn {
  return { kind: 'categorical', name, codes: new Int32Array(rowCount).fill(-1), dictionary: [] };
}

/** Every value of a column by one reading of each distinct text; null when too few of them fit. */
function valuesBy(all: Distinct, read: (text: string) => number): Float64Array | null {
  const values = Float64Array.from(all.texts, (text) => (isMissing(text) ? Number.NaN : read(text)));
  let fit = 0;
  let unfit = 0;
  all.texts.forEach((text, code) => {
    if (isMissing(text)) return;
    if (Number.isNaN(values[code])) unfit += all.counts[code]!;
    else fit += all.counts[code]!;
  });
  return fit > 0 && fit >= FITTING * (fit + unfit) ? values : null;
}

function spread(all: Distinct, values: Float64Array, name: string): NumericColumn {
  const each = Float64Array.from(all.codes, (code) => (code < 0 ? Number.NaN : values[code]!));
  return { kind: 'numeric', name, values: each };
}

const STYLE_WORDS: Readonly<Record<NumberStyle, string>> = {
  plain: 'without separators',
  'comma-thousands': 'with commas between thousands',
  'decimal-comma': 'with a decimal comma',
  'space-thousands': 'with spaces between thousands',
};

function asStyledNumbers(place: ColumnPlace, all: Distinct, problems: ProblemList): TypedColumn | null {
  for (const style of NUMBER_STYLES) {
    const values = valuesBy(all, (text) => styledNumber(text, style));
    if (!values) continue;
    const { at, name } = place;
    const unit = unitOf(
      all.texts.find((text) => unitOf(text) !== '' && !Number.isNaN(styledNumber(text, style))) ?? '',
    );
    const beside = unit === '' ? '' : ` and ${unit}`;
    problems.note(0, at + 1, `Numbers ${STYLE_WORDS[style]}${beside}: read as numbers.`, name);
    const present = all.texts.filter((text) => !isMissing(text));
    if (style !== 'plain' && present.every(isAmbiguous)) {
      const example = present[0]!;
      problems.note(
        0,
        at + 1,
        `${quoted(example)} could be ${styledNumber(example, 'comma-thousands')} or ${example.replace(',', '.')}; read as ${styledNumber(example, style)}.`,
        name,
      );
    }
    listUnfit(place, unfitOf(all, values), 'a number', problems);
    return { type: 'number', column: spread(all, values, name), ...(unit === '' ? {} : { unit }) };
  }
  return null;
}

function asDates(place: ColumnPlace, all: Distinct, problems: ProblemList): TypedColumn | null {
  const present = all.texts.filter((text) => !isMissing(text));
  const looking = valuesBy(all, (text) => (looksLikeDate(text) ? 1 : Number.NaN));
  if (!looking) return null;
  const { at, name } = place;
  const order = dateFormat(present, at, name, problems);
  const values = Float64Array.from(all.texts, (text) => parseDate(text, order));
  listUnfit(place, unfitOf(all, values), 'a date of the calendar', problems);
  return { type: 'date', column: spread(all, values, name) };
}

/** Only the texts that gave no value. */
function unfitOf(all: Distinct, values: Float64Array): Distinct {
  const codes = all.codes.map((code) => (code >= 0 && Number.isNaN(values[code]!) ? code : -1));
  return { ...all, codes };
}

function listUnfit(place: ColumnPlace, distinct: Distinct, what: string, problems: ProblemList): void {
  const { at, name } = place;
  distinct.codes.forEach((code, row) => {
    if (code < 0) return;
    const text = distinct.texts[code]!;
    if (isMissing(text)) return;
    const why = /^[+-]?[\d.]+e\+?\d+$/i.test(text) ? 'is too large for a number' : `is not ${what}`;
    problems.add({ row: row + 1, column: at + 1, name, lost: true, message: `${quoted(text)} ${why}.` });
  });
}

/** Few distinct texts are a category, two that are yes and no a boolean, many are text. */
function asTexts(name: string, all: Distinct, rowCount: number): TypedColumn {
  const place = new Int32Array(all.texts.length).fill(-1);
  const dictionary: string[] = [];
  let longest = 0;
  all.texts.forEach((text, code) => {
    if (isMissing(text)) return;
    place[code] = dictionary.length;
    dictionary.push(text);
    longest = Math.max(longest, text.length);
  });
  const codes = all.codes.map((code) => (code < 0 ? -1 : place[code]!));
  const column: CategoricalColumn = { kind: 'categorical', name, codes, dictionary };
  const lower = dictionary.map((text) => text.toLowerCase());
  const isBoolean = BOOLEANS.some(
    (pair) =>
      dictionary.length <= 2 &&
      new Set(lower).size === lower.length &&
      lower.every((text) => pair.includes(text as never)),
  );
  if (isBoolean) return { type: 'boolean', column };
  const isCategory = dictionary.length <= Math.max(100, rowCount * 0.05) && longest <= 200;
  return { type: isCategory ? 'category' : 'text', column };
}

/** A cell as it is written in plain CSV: a date as ISO 8601, a missing one empty. */
export function cellForExport({ type, column }: TypedColumn, row: number): string {
  if (column.kind === 'categorical') return column.dictionary[column.codes[row]!] ?? '';
  const value = column.values[row]!;
  if (Number.isNaN(value)) return '';
  return type === 'date' ? isoDate(value) : String(value);
}
