import type { Cell } from '../../dataset/table';
import { MonitoringError } from '../errors';
import { type ColumnView, columnView } from './column-view';
import type { Look } from './look';
import type { Monitors } from './monitors';
import type { ServedLog } from './served-log';

/** A served row that something was wrong with. */
export interface RowView {
  /** Its number in the order of time, from 0. */
  readonly at: number;
  readonly id: string;
  readonly time: number;
  readonly value: Cell;
  readonly cells: Readonly<Record<string, Cell>>;
}

/** One expectation at one look, down to its rows. */
export interface ExpectationView {
  readonly suite: string;
  readonly at: number;
  readonly type: string;
  readonly column: string | null;
  readonly success: boolean;
  /** What was observed in words: `37 of 120 values (30.8 %)`, `61`. */
  readonly seen: string;
  readonly rows: readonly RowView[];
}

/** All of one look. */
export interface LookView {
  readonly time: number;
  readonly columns: readonly ColumnView[];
  readonly expectations: readonly ExpectationView[];
}

/**
 * One look in full: both distributions of every column, and for each expectation the rows that it did not hold for.
 * @throws MonitoringError when there is no look at this time
 */
export function lookView(monitors: Monitors, log: ServedLog, looks: readonly Look[], time: number): LookView {
  const look = looks.find((one) => one.time === time);
  if (!look)
    throw new MonitoringError(
      'served-invalid',
      'There is no look at this time any more. Choose another one.',
    );
  const { service, drift } = monitors;
  const window = log.rows(time - drift.window, time);
  const firstRow = log.countBefore(time - service.looks);
  return {
    time,
    columns: log.reference.columns.flatMap(({ name }) => columnView(name, log.reference, window) ?? []),
    expectations: look.quality.flatMap(({ suite_name: suite, results }) =>
      results.map(({ success, expectation_config: { type, kwargs }, result, exception_info }, at) => {
        const column = typeof kwargs.column === 'string' ? kwargs.column : null;
        const indexes = Array.isArray(result.partial_unexpected_index_list)
          ? (result.partial_unexpected_index_list as readonly number[])
          : [];
        return {
          suite,
          at,
          type,
          column,
          success,
          seen: exception_info.exception_message ?? seenText(result),
          rows: indexes.map((index) => {
            const row = log.row(firstRow + index);
            const value = column === null ? null : (row.cells[column] ?? null);
            return { at: firstRow + index, value, ...row };
          }),
        };
      }),
    ),
  };
}

function seenText(result: Readonly<Record<string, unknown>>): string {
  const { unexpected_count: count, element_count: all, unexpected_percent: percent } = result;
  if (typeof count === 'number' && typeof all === 'number') {
    const share = typeof percent === 'number' ? ` (${Number(percent.toPrecision(3))} %)` : '';
    return `${count} of ${all} values not as expected${share}`;
  }
  const { observed_value: observed } = result;
  if (typeof observed === 'number') return `${Number(observed.toPrecision(6))} observed`;
  return observed === undefined || observed === null
    ? 'nothing observed'
    : `${JSON.stringify(observed)} observed`;
}
