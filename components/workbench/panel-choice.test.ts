import { expect, test } from 'vitest';
import { panelForRun, type RunMoment } from './panel-choice';

const running: RunMoment = {
  runId: 'a',
  outcome: 'running',
  isTests: false,
  hasEpochs: false,
  hasTests: false,
};

test('a start shows the console, a start of tests the tests', () => {
  expect(panelForRun(null, running)).toBe('console');
  expect(panelForRun({ ...running, runId: 'old' }, { ...running, isTests: true })).toBe('tests');
});

test('the first epoch shows the curves, the next ones leave the choice to the learner', () => {
  const training = { ...running, hasEpochs: true };
  expect(panelForRun(running, training)).toBe('training');
  expect(panelForRun(training, training)).toBeNull();
});

test('an error shows the console, a failed test stays with the tests', () => {
  expect(panelForRun(running, { ...running, outcome: 'failed' })).toBe('console');
  const testing = { ...running, hasTests: true };
  expect(panelForRun(testing, { ...testing, outcome: 'failed' })).toBeNull();
  expect(panelForRun(running, { ...running, outcome: 'completed' })).toBeNull();
});

test('a finished run that was there before changes nothing', () => {
  expect(panelForRun(null, { ...running, outcome: 'completed' })).toBeNull();
  expect(panelForRun(running, null)).toBeNull();
});
