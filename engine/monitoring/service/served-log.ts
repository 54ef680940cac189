import { parseIsoTime } from '../../core/iso-time';
import type { Cell, Column, Table } from '../../dataset/table';
import { MonitoringError } from '../errors';
import { outcomeOf } from './outcome';
import type { KnownOutcome, ServedSource } from './served-source';
import type { WatchedService } from './service-file';

/** Reads CSV into typed columns; the kinds of some columns are told. */
export type ReadTable = (
  text: string,
  options: { readonly kinds?: Readonly<Record<string, Column['kind']>> },
) => Table;

/** The texts of the files that `service.yaml` names. */
export interface ServedTexts {
  readonly served: string;
  /** Null: no label has come yet. */
  readonly labels: string | null;
  readonly reference: string;
}

/** A row that was served. */
export interface ServedRow {
  readonly id: string;
  readonly time: number;
  /** The prediction and the other columns. */
  readonly cells: Readonly<Record<string, Cell>>;
}

/** Rows that were served and their labels, from files. */
export class ServedLog implements ServedSource {
  readonly reference: Table;
  readonly #rows: Table;
  readonly #times: Float64Array;
  readonly #ids: readonly string[];
  readonly #outcomes: readonly KnownOutcome[];

  /** @throws MonitoringError for columns that are not there, times that are none, an id that is there twice */
  constructor(service: WatchedService, texts: ServedTexts, readTable: ReadTable) {
    const { served, labels } = service;
    this.reference = readTable(texts.reference, {});
    const kinds = Object.fromEntries(this.reference.columns.map(({ name, kind }) => [name, kind]));
    const text = 'categorical' as const;
    const table = readTable(texts.served, { kinds: { ...kinds, [served.id]: text, [served.time]: text } });
    const times = timesOf(table, served.time, served.file);
    const order = Uint32Array.from(times, (_, i) => i).sort((a, b) => times[a]! - times[b]! || a - b);
    this.#times = Float64Array.from(order, (row) => times[row]!);
    const sorted = takeRows(table, order);
    this.#ids = textsOf(sorted, served.id, served.file);
    columnIn(sorted, served.prediction, served.file);
    this.#rows = {
      ...sorted,
      columns: sorted.columns.filter(({ name }) => name !== served.id && name !== served.time),
    };
    this.#outcomes =
      texts.labels === null
        ? []
        : this.#join(service, readTable(texts.labels, { kinds: { [labels.id]: text, [labels.time]: text } }));
  }

  rows(from: number, to: number): Table {
    return sliceTable(this.#rows, this.countBefore(from), this.countBefore(to));
  }

  countBefore(time: number): number {
    return lowerBound(this.#times, time);
  }

  outcomes(after: number, until: number): readonly KnownOutcome[] {
    return this.#outcomes.filter(({ knownAt }) => knownAt > after && knownAt <= until);
  }

  /** All outcomes, in the order in which they became known. */
  get known(): readonly KnownOutcome[] {
    return this.#outcomes;
  }

  /** The time of the first row and of the last; null without rows. */
  get span(): { readonly from: number; readonly to: number } | null {
    const [from, to] = [this.#times[0], this.#times.at(-1)];
    return from === undefined || to === undefined ? null : { from, to };
  }

  /** A row by its number, in the order of time. */
  row(at: number): ServedRow {
    return {
      id: this.#ids[at] ?? '',
      time: this.#times[at] ?? Number.NaN,
      cells: Object.fromEntries(this.#rows.columns.map((column) => [column.name, cellOf(column, at)])),
    };
  }

  #join({ labels, served, right }: WatchedService, table: Table): KnownOutcome[] {
    const at = new Map(this.#ids.map((id, row) => [id, row]));
    if (at.size < this.#ids.length)
      throw new MonitoringError(
        'served-invalid',
        `${served.file} has an id twice, so a label would belong to two rows. Give each served row an id of its own.`,
      );
    const ids = textsOf(table, labels.id, labels.file);
    const times = timesOf(table, labels.time, labels.file);
    const value = columnIn(table, labels.value, labels.file);
    const prediction = columnIn(this.#rows, served.prediction, served.file);
    const found = ids.flatMap((id, i): KnownOutcome[] => {
      const row = at.get(id);
      if (row === undefined) return [];
      return [
        {
          servedAt: this.#times[row]!,
          knownAt: times[i]!,
          ...outcomeOf(right, cellOf(prediction, row), cellOf(value, i)),
        },
      ];
    });
    return found.sort((a, b) => a.knownAt - b.knownAt);
  }
}

/** How many of some ascending times lie before a time. */
export function lowerBound(times: Float64Array, time: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Rows of a table from one number on and before another; columns are not copied. */
export function sliceTable(table: Table, from: number, to: number): Table {
  const columns = table.columns.map(
    (column): Column =>
      column.kind === 'numeric'
        ? { ...column, values: column.values.subarray(from, to) }
        : { ...column, codes: column.codes.subarray(from, to) },
  );
  return { columns, rowCount: Math.max(0, to - from), problems: [] };
}

function takeRows(table: Table, order: Uint32Array): Table {
  const columns = table.columns.map(
    (column): Column =>
      column.kind === 'numeric'
        ? { ...column, values: Float64Array.from(order, (row) => column.values[row]!) }
        : { ...column, codes: Int32Array.from(order, (row) => column.codes[row]!) },
  );
  return { ...table, columns };
}

function cellOf(column: Column, row: number): Cell {
  if (column.kind === 'categorical') return column.dictionary[column.codes[row] ?? -1] ?? null;
  const value = column.values[row] ?? Number.NaN;
  return Number.isNaN(value) ? null : value;
}

function columnIn(table: Table, name: string, file: string): Column {
  const column = table.columns.find((candidate) => candidate.name === name);
  if (column) return column;
  const names = table.columns.map((candidate) => candidate.name).join(', ');
  throw new MonitoringError(
    'served-invalid',
    `${file} has no column ${name}. It has: ${names}. Name one of them in service.yaml.`,
  );
}

function textsOf(table: Table, name: string, file: string): string[] {
  const column = columnIn(table, name, file);
  return Array.from({ length: table.rowCount }, (_, row) => String(cellOf(column, row) ?? ''));
}

function timesOf(table: Table, name: string, file: string): Float64Array {
  return Float64Array.from(textsOf(table, name, file), (text, row) => {
    const time = parseIsoTime(text);
    if (!Number.isNaN(time)) return time;
    throw new MonitoringError(
      'served-invalid',
      `${file}, row ${row + 1}: ${name} is ${JSON.stringify(text)}, which is no time. Write it as 2026-03-02T09:15:00Z.`,
    );
  });
}
