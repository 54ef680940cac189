import { utcOf, yearAndMonth } from '../csv/dates';
import type { RowFilter } from '../filter-rows';
import type { Dataset, Grouping } from './dataset';
import { type Box, boxOf } from './distribution';

/** One group of rows, or one span of time, and what its rows hold. */
export interface GroupFigures {
  readonly label: string;
  readonly filter: RowFilter | null;
  readonly count: number;
  /** Of a value that is a number. */
  readonly box: Box | null;
  readonly mean: number | null;
  /** Of a value that is a category: how many rows have each of `levels`. */
  readonly counts: readonly number[];
}

/** A value by groups, or over time. */
export interface Grouped {
  readonly kind: 'numbers' | 'levels' | 'counts';
  readonly levels: readonly string[];
  readonly groups: readonly GroupFigures[];
  /** Rows that have no group. */
  readonly without: number;
}

const MOST_GROUPS = 30;
const MOST_LEVELS = 6;
const MOST_PERIODS = 72;

/** What a column holds in each group of another. */
export function groupedBy(dataset: Dataset, value: string | null, by: string): Grouped {
  return figuresOf(dataset, value, dataset.groups(by, MOST_GROUPS));
}

/** What a column holds in each year, quarter, month or day of a date, or at each value of a whole number. */
export function overTime(dataset: Dataset, value: string | null, time: string): Grouped {
  const { type } = dataset.column(time);
  return figuresOf(
    dataset,
    value,
    type === 'date' ? periodsOf(dataset, time) : dataset.groups(time, MOST_PERIODS),
  );
}

function figuresOf(dataset: Dataset, value: string | null, grouping: Grouping): Grouped {
  const { labels, codes, filters } = grouping;
  const counts = new Uint32Array(labels.length);
  let without = 0;
  for (const code of codes) {
    if (code < 0) without++;
    else counts[code]!++;
  }
  const column = value === null ? null : dataset.column(value).column;
  const numbers = column?.kind === 'numeric' ? splitNumbers(column.values, codes, counts) : null;
  const levels = column?.kind === 'categorical' ? dataset.groups(column.name, MOST_LEVELS) : null;
  const crossed = levels ? crossTable(codes, levels.codes, labels.length, levels.labels.length) : null;
  const groups = labels.map((label, i): GroupFigures => {
    const sorted = numbers?.[i];
    const mean =
      sorted && sorted.length > 0 ? sorted.reduce((sum, one) => sum + one, 0) / sorted.length : null;
    return {
      label: label.slice(0, 200),
      filter: filters[i] ?? null,
      count: counts[i]!,
      box: sorted ? boxOf(sorted) : null,
      mean,
      counts: crossed?.[i] ?? [],
    };
  });
  return {
    kind: column === null ? 'counts' : numbers ? 'numbers' : 'levels',
    levels: levels?.labels ?? [],
    groups,
    without,
  };
}

function splitNumbers(values: Float64Array, codes: Int32Array, counts: Uint32Array): Float64Array[] {
  const parts = Array.from(counts, (count) => new Float64Array(count));
  const filled = new Uint32Array(counts.length);
  values.forEach((value, row) => {
    const code = codes[row]!;
    if (code >= 0 && !Number.isNaN(value)) parts[code]![filled[code]!++] = value;
  });
  return parts.map((part, i) => part.subarray(0, filled[i]).sort());
}

function crossTable(first: Int32Array, second: Int32Array, rows: number, columns: number): number[][] {
  const table = Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
  first.forEach((code, row) => {
    const other = second[row]!;
    if (code >= 0 && other >= 0) table[code]![other]!++;
  });
  return table;
}

/** Months in a span, by the coarsest that gives at least eight spans; days when there are few months. */
const SPANS = [12, 3, 1] as const;
const DAY_MS = 86_400_000;

function periodsOf(dataset: Dataset, time: string): Grouping {
  const sorted = dataset.sorted(time);
  const values = dataset.numbers(time);
  if (sorted.length === 0) return { labels: [], codes: new Int32Array(values.length).fill(-1), filters: [] };
  const first = monthNumber(sorted[0]!);
  const last = monthNumber(sorted.at(-1)!);
  const months =
    SPANS.find((span) => Math.floor(last / span) - Math.floor(first / span) >= 7) ??
    (last - first >= 2 ? 1 : 0);
  const starts: number[] = [];
  if (months > 0) {
    const from = Math.floor(first / months) * months;
    for (let month = from; month <= last + months; month += months) {
      starts.push(utcOf(Math.floor(month / 12), (month % 12) + 1, 1));
    }
  } else {
    const day = Math.floor(sorted[0]! / DAY_MS) * DAY_MS;
    for (let at = day; at <= sorted.at(-1)! + DAY_MS; at += DAY_MS) starts.push(at);
  }
  const codes = Int32Array.from(values, (value) => (Number.isNaN(value) ? -1 : spanOf(starts, value)));
  return {
    labels: starts.slice(0, -1).map((start) => labelOf(start, months)),
    codes,
    filters: starts
      .slice(0, -1)
      .map((start, i) => ({ kind: 'range', column: time, from: start, to: starts[i + 1]! - 1 })),
  };
}

function monthNumber(milliseconds: number): number {
  const { year, month } = yearAndMonth(milliseconds);
  return year * 12 + month - 1;
}

function spanOf(starts: readonly number[], value: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low + 1 < high) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! <= value) low = middle;
    else high = middle;
  }
  return low;
}

function labelOf(start: number, months: number): string {
  const { year, month } = yearAndMonth(start);
  if (months === 12) return String(year);
  if (months === 3) return `${year} Q${(month + 2) / 3}`;
  const text = `${year}-${String(month).padStart(2, '0')}`;
  if (months === 1) return text;
  const day = Math.round((start - utcOf(year, month, 1)) / DAY_MS) + 1;
  return `${text}-${String(day).padStart(2, '0')}`;
}
