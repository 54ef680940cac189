import type { CsvReading } from '../csv/read-csv';
import type { TypedColumn } from '../csv/typed-column';
import type { RowFilter } from '../filter-rows';
import { TableError } from '../table';

/** A column of numbers with so few distinct ones can also be read as groups: years, counts of rooms. */
const MOST_NUMBER_GROUPS = 40;

/** Rows in groups by one column. */
export interface Grouping {
  readonly labels: readonly string[];
  /** The group of each row; −1: none. */
  readonly codes: Int32Array;
  /** The rows of each group, as a filter; null: no filter can say it (the group of all others). */
  readonly filters: readonly (RowFilter | null)[];
}

/** A table that is being explored: its columns, and what was computed once for all questions. */
export class Dataset {
  readonly reading: CsvReading;
  readonly #sorted = new Map<string, Float64Array>();

  constructor(reading: CsvReading) {
    this.reading = reading;
  }

  get rowCount(): number {
    return this.reading.table.rowCount;
  }

  get columns(): readonly TypedColumn[] {
    return this.reading.columns;
  }

  /** @throws TableError when there is no column of this name. */
  column(name: string): TypedColumn {
    const found = this.columns.find(({ column }) => column.name === name);
    if (!found) throw new TableError('column-unknown', `There is no column ${name}.`, { name });
    return found;
  }

  /** The numbers of a column; dates are milliseconds, missing ones NaN. @throws TableError for texts. */
  numbers(name: string): Float64Array {
    const { column } = this.column(name);
    if (column.kind === 'numeric') return column.values;
    throw new TableError('column-unknown', `The column ${name} holds texts, not numbers.`, { name });
  }

  /** The numbers of a column in order, without the missing ones. */
  sorted(name: string): Float64Array {
    let sorted = this.#sorted.get(name);
    if (!sorted) {
      sorted = this.numbers(name)
        .filter((value) => !Number.isNaN(value))
        .sort();
      this.#sorted.set(name, sorted);
    }
    return sorted;
  }

  /** How many different numbers a column holds. */
  distinct(name: string): number {
    const sorted = this.sorted(name);
    let count = 0;
    for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) count++;
    return count;
  }

  /** Whether rows can be put in groups by this column. */
  canGroup(name: string): boolean {
    const { type, column } = this.column(name);
    if (type === 'empty') return false;
    if (column.kind === 'categorical') return type !== 'text' || column.dictionary.length <= 1000;
    return type === 'number' && this.distinct(name) <= MOST_NUMBER_GROUPS;
  }

  /**
   * The rows in groups: numbers in their order, texts by how many rows they have; beyond `most` the rest is one group.
   * @throws TableError when there is no such column, or it has too many different numbers.
   */
  groups(name: string, most: number): Grouping {
    const { column } = this.column(name);
    if (column.kind === 'numeric') return this.#numberGroups(name, column.values);
    const counts = new Float64Array(column.dictionary.length);
    for (const code of column.codes) if (code >= 0) counts[code]!++;
    const order = column.dictionary.map((_, code) => code).sort((a, b) => counts[b]! - counts[a]! || a - b);
    const kept = order.length > most ? order.slice(0, most - 1) : order;
    const place = new Int32Array(column.dictionary.length).fill(kept.length);
    kept.forEach((code, at) => {
      place[code] = at;
    });
    const labels = kept.map((code) => column.dictionary[code]!);
    const filters: (RowFilter | null)[] = labels.map((value) => ({
      kind: 'one-of',
      column: name,
      values: [value],
    }));
    if (order.length > kept.length) {
      const values = order.slice(kept.length).map((code) => column.dictionary[code]!);
      labels.push(`${values.length} others`);
      filters.push({ kind: 'one-of', column: name, values });
    }
    return { labels, filters, codes: column.codes.map((code) => (code < 0 ? -1 : place[code]!)) };
  }

  #numberGroups(name: string, values: Float64Array): Grouping {
    const distinct = [...new Set(this.sorted(name))];
    if (distinct.length > MOST_NUMBER_GROUPS) {
      throw new TableError(
        'column-unknown',
        `The column ${name} has too many different numbers to group by.`,
      );
    }
    const at = new Map(distinct.map((value, code) => [value, code]));
    return {
      labels: distinct.map(String),
      codes: Int32Array.from(values, (value) => at.get(value) ?? -1),
      filters: distinct.map((value) => ({ kind: 'range', column: name, from: value, to: value })),
    };
  }
}
