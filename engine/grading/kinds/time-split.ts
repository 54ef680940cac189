import { z } from 'zod';
import type { WorkspaceFiles } from '../../core/files';
import { MeasurementOptionsError } from '../options';

/** Where a table is cut into past and future; part of the options of kinds that hold rows out. */
export const timeSplitSchema = z.strictObject({
  data: z
    .string()
    .describe('The CSV file of the workspace, e.g. data/ames_housing.csv. It has no quoted cells.'),
  target: z.string().describe('The column that is to be predicted.'),
  time: z.string().describe('A numeric column that orders the rows in time.'),
  heldOutFrom: z.number().describe('Rows whose time is at least this are held out.'),
});

export type TimeSplitOptions = z.output<typeof timeSplitSchema>;

/** A table cut in two; the future has its target apart. */
export interface TimeSplit {
  /** The header and the rows of the past, as CSV text. */
  readonly past: string;
  /** The header and the held-out rows, the cell of the target empty. */
  readonly future: string;
  /** The targets of the held-out rows, in their order. */
  readonly truth: readonly number[];
  /** The header and the held-out rows as they are. */
  readonly futureWithTruth: string;
}

/**
 * Cuts a CSV of the workspace at a point in time.
 * @throws MeasurementOptionsError when the workspace has no such file, or the file no such columns.
 */
export function splitByTime(kind: string, files: WorkspaceFiles, options: TimeSplitOptions): TimeSplit {
  const text = files[options.data];
  if (typeof text !== 'string')
    throw new MeasurementOptionsError(kind, ['data'], `the workspace has no text file ${options.data}`);
  const [header = '', ...lines] = text.trim().split(/\r?\n/);
  const names = header.split(',');
  const columnOf = (option: 'target' | 'time') => {
    const at = names.indexOf(options[option]);
    if (at < 0)
      throw new MeasurementOptionsError(kind, [option], `${options.data} has no column ${options[option]}`);
    return at;
  };
  const target = columnOf('target');
  const time = columnOf('time');
  const rows = lines.map((line) => line.split(','));
  const past = rows.filter((cells) => Number(cells[time]) < options.heldOutFrom);
  const future = rows.filter((cells) => Number(cells[time]) >= options.heldOutFrom);
  const csv = (part: readonly (readonly string[])[]) =>
    `${[header, ...part.map((cells) => cells.join(','))].join('\n')}\n`;
  return {
    past: csv(past),
    future: csv(future.map((cells) => cells.map((cell, i) => (i === target ? '' : cell)))),
    truth: future.map((cells) => Number(cells[target])),
    futureWithTruth: csv(future),
  };
}
