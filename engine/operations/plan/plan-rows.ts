import { csvParseRows } from 'd3-dsv';
import { daysFromCivil } from '../../core/civil-date';
import type { WorkspaceFiles } from '../../core/files';
import type { RowSpan } from '../../traffic/arrivals/replay';
import type { SampleRequest } from '../../traffic/service/measure-service';
import { PlanError, type TrafficPlan } from './plan-file';

/** The rows of a plan, as they are sent. */
export interface PlanRows {
  readonly count: number;
  /** One request with these rows. */
  readonly request: (rows: readonly number[]) => SampleRequest;
  /** The cells of a row by column. */
  readonly cells: (row: number) => Readonly<Record<string, string>>;
  /** When each row was asked for, in seconds since the first; null: there is no column of dates. */
  readonly spans: readonly RowSpan[] | null;
}

const DAY = 86_400;

/** Reads the table of a plan. @throws PlanError for a table that is not there or is empty, and for dates that are none */
export function readPlanRows(files: WorkspaceFiles, { rows }: TrafficPlan): PlanRows {
  const text = files[rows.file];
  if (typeof text !== 'string') throw new PlanError(`rows.file: there is no text file ${rows.file}.`);
  const lines = text.trimEnd().split('\n');
  // Not `csvParse`: it makes a function from text, which the page's policy forbids.
  const [header = [], ...cells] = csvParseRows(text);
  const table = cells.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])));
  const count = Math.min(rows.most, table.length);
  if (count === 0) throw new PlanError(`rows.file: ${rows.file} has no rows below its header.`);
  const isCsv = rows.format === 'csv';
  return {
    count,
    cells: (row) => table[row]!,
    request: (wanted) => ({
      method: 'POST',
      path: rows.path,
      headers: { 'content-type': isCsv ? 'text/csv' : 'application/json' },
      body: isCsv
        ? [lines[0], ...wanted.map((row) => lines[row + 1])].join('\n')
        : JSON.stringify(wanted.map((row) => table[row])),
    }),
    spans: rows.date === undefined ? null : spansOf(table.slice(0, count), rows.date),
  };
}

function spansOf(table: readonly Readonly<Record<string, string>>[], column: string): RowSpan[] {
  const days = table.map((row, at) => {
    const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(row[column] ?? '') ?? [];
    if (year === undefined)
      throw new PlanError(
        `rows.date: ${JSON.stringify(row[column])} in row ${at + 1} is no date, such as 2010-04 or 2010-04-17.`,
      );
    const start = (months: number) =>
      daysFromCivil(Number(year), Number(month) + months, Number(day ?? 1)) * DAY;
    return { from: start(0), until: day === undefined ? start(1) : start(0) + DAY };
  });
  const first = days.reduce((least, { from }) => Math.min(least, from), Number.POSITIVE_INFINITY);
  return days.map(({ from, until }) => ({ from: from - first, until: until - first }));
}
