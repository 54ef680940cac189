import { expect, it } from 'vitest';
import { type StepLogView, shownLines } from '@/engine/ci/views/log-view';
import { findLines, lineKey, logParts } from './log-parts';

const lines = shownLines(
  ['##[group]Run npm test', 'npm test', '##[endgroup]', 'ok', '##[group]Post', 'a', '##[error]Not ready'].map(
    (text, at) => ({ at, step: 1, text }),
  ),
);
const step: StepLogView = {
  number: 3,
  id: 'x',
  name: 'Run npm test',
  kind: 'main',
  status: 'completed',
  outcome: 'success',
  conclusion: 'success',
  startedAt: 0,
  completedAt: 1,
  lines,
};

it('keeps the lines of a group together, also of one that was never ended', () => {
  const parts = logParts(lines).map(({ head, inside }) => [
    head.text,
    inside?.map(({ text }) => text) ?? null,
  ]);
  expect(parts).toEqual([
    ['Run npm test', ['npm test']],
    ['ok', null],
    ['Post', ['a', 'Not ready']],
  ]);
});

it('loses no line', () => {
  const count = logParts(lines).reduce((sum, { inside }) => sum + 1 + (inside?.length ?? 0), 0);
  expect(count).toBe(lines.length);
});

it('finds lines whatever their case', () => {
  expect(findLines([step], 'NOT').map(lineKey)).toEqual(['3:6']);
  expect(findLines([step], ' ')).toEqual([]);
});
