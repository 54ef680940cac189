/** Reads a table of numbers and names, and turns rows into inputs of a model. */
import { readFileSync } from 'node:fs';
import type { Column } from './mlflow/network.ts';
import { randomFrom, shuffled } from './random.ts';

export type Row = Readonly<Record<string, string>>;

/** The rows of a CSV file whose cells hold neither commas nor quotes. */
export function readTable(path: string): Row[] {
  const [head, ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
  });
}

/** What each part of the rows is for. */
export interface Parts {
  readonly training: readonly Row[];
  /** Runs are compared by these. */
  readonly validation: readonly Row[];
  /** For the winner alone, once. */
  readonly test: readonly Row[];
}

/** The same parts for every run: 800 rows to validate, 800 to test, the others to train. */
export function splitRows(rows: readonly Row[]): Parts {
  const order = shuffled(rows.length, randomFrom(2025)).map((i) => rows[i]);
  return { validation: order.slice(0, 800), test: order.slice(800, 1600), training: order.slice(1600) };
}

/** `count` of the rows, drawn by a seed. */
export function draw(rows: readonly Row[], count: number, seed: number): Row[] {
  return shuffled(rows.length, randomFrom(seed)).slice(0, count).map((i) => rows[i]);
}

/** Makes numbers of a row: `numeric` columns as they are, `names` as one column for each value. */
export interface Encoder {
  readonly columns: readonly Column[];
  /** Raw numbers, as the model is served with. */
  raw(row: Row): number[];
  /** Numbers with mean 0 and deviation 1 over the training rows, as it is trained with. */
  standardized(row: Row): number[];
}

export function fitEncoder(rows: readonly Row[], numeric: readonly string[], names: readonly string[]): Encoder {
  const values = names.flatMap((name) =>
    [...new Set(rows.map((row) => row[name]))].sort().slice(1).map((value) => ({ name, value })),
  );
  const raw = (row: Row) => [
    ...numeric.map((name) => Number(row[name])),
    ...values.map(({ name, value }) => (row[name] === value ? 1 : 0)),
  ];
  const made = rows.map(raw);
  const labels = [...numeric, ...values.map(({ name, value }) => `${name}=${value}`)];
  const columns = labels.map((name, i) => {
    const mean = made.reduce((sum, row) => sum + row[i], 0) / made.length;
    const scale = Math.sqrt(made.reduce((sum, row) => sum + (row[i] - mean) ** 2, 0) / made.length) || 1;
    return { name, mean, scale };
  });
  return {
    columns,
    raw,
    standardized: (row) => raw(row).map((value, i) => (value - columns[i].mean) / columns[i].scale),
  };
}
