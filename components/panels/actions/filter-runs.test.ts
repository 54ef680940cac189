import { expect, it } from 'vitest';
import type { RunRow } from '@/engine/ci/views/run-rows';
import { branchesOf, filterRuns } from './filter-runs';

const run = (id: number, more: Partial<RunRow>): RunRow => ({
  id,
  number: id,
  attempt: 1,
  title: 'Change it',
  workflow: 'CI',
  path: 'ci.yml',
  event: 'push',
  branch: 'main',
  sha: '',
  actor: 'ada',
  status: 'completed',
  conclusion: 'success',
  createdAt: 0,
  durationMs: 1,
  ...more,
});
const RUNS = [
  run(3, { status: 'waiting', conclusion: null, path: 'deploy.yml' }),
  run(2, { branch: 'fix', conclusion: 'failure' }),
  run(1, {}),
];
const ids = (filter: Parameters<typeof filterRuns>[1]) => filterRuns(RUNS, filter).map(({ id }) => id);

it('lets through what every part of the filter lets through', () => {
  expect(ids({ workflow: '', branch: '', state: '' })).toEqual([3, 2, 1]);
  expect(ids({ workflow: 'ci.yml', branch: 'main', state: '' })).toEqual([1]);
  expect(ids({ workflow: '', branch: '', state: 'open' })).toEqual([3]);
  expect(ids({ workflow: '', branch: 'main', state: 'failure' })).toEqual([]);
});

it('names each branch once', () => {
  expect(branchesOf(RUNS)).toEqual(['main', 'fix']);
});
