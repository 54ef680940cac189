import { describe, expect, it } from 'vitest';
import type { RunColumn, RunRow, RunsTable } from '@/engine/tracking/mlflow/views/runs-table';
import { filterExamples } from './filter-examples';
import { nextOrder, orderedRows } from './run-order';

const column = (entity: RunColumn['entity'], id: string, key: string, isNumeric = true): RunColumn => ({
  id,
  entity,
  key,
  isNumeric,
  isConstant: false,
});

const row = (name: string, startMs: number, cells: RunRow['cells'], data: RunRow['data'] = []): RunRow => ({
  runId: name,
  experimentId: '1',
  name,
  status: 'FINISHED',
  isDeleted: false,
  startMs,
  durationMs: null,
  user: 'ada',
  commit: null,
  data,
  parentRunId: null,
  cells,
});

const TABLE: RunsTable = {
  experiments: [],
  columns: [
    column('metric', 'metrics.error', 'error'),
    column('parameter', 'params.layer count', 'layer count'),
  ],
  rows: [
    row('c', 3, [20, 1]),
    row('b', 2, [null, 2], [{ key: 'sales.csv', value: 'ab' }]),
    row('a', 1, [9, 3]),
  ],
  problem: null,
  damaged: [],
};

const names = (by: string, ascending: boolean) =>
  orderedRows(TABLE, { by, ascending })
    .map(({ name }) => name)
    .join('');

describe('the order of runs', () => {
  it('is by any fact or column, and what is missing comes last', () => {
    expect(names('name', true)).toBe('abc');
    expect(names('start', false)).toBe('cba');
    expect(names('metrics.error', true)).toBe('acb');
    expect(names('metrics.error', false)).toBe('cab');
    expect(names('data', true).startsWith('b')).toBe(true);
    expect(names('a column that is gone', true)).toBe('cba');
  });

  it('goes up, down, and back to the newest first', () => {
    const up = nextOrder(null, 'name');
    const down = nextOrder(up, 'name');
    expect([up?.ascending, down?.ascending, nextOrder(down, 'name')]).toEqual([true, false, null]);
    expect(nextOrder(down, 'start')).toEqual({ by: 'start', ascending: true });
  });
});

it('makes examples of filters from the runs that are there, odd names in backquotes', () => {
  expect(filterExamples(TABLE)).toEqual([
    'metrics.error < 20',
    "params.`layer count` = '1'",
    "metrics.error < 20 AND params.`layer count` = '1'",
    "attributes.run_name LIKE 'c%'",
    "attributes.status = 'FINISHED'",
    "tags.`dvc.sales.csv` = 'ab'",
  ]);
});
