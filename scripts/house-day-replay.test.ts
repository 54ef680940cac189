import { afterAll, expect, test } from 'vitest';
import { createNodeRunner } from '../runtime/node/node-runner';
import { computeHouseDay } from './lib/house-day-replay';

const runner = createNodeRunner();
afterAll(() => runner.dispose());

test('the text of lesson 2.1 says what its replay measures', async () => {
  const { adHoc, practice } = await computeHouseDay(runner);
  // "Sixteen rows were never answered, because two of them ended the process … Seven others were answered … wrong"
  expect(adHoc.measures).toMatchObject({
    unanswered: 16,
    crashes: 2,
    'silently-wrong': 7,
    'change-files': 2,
  });
  expect(practice.measures).toMatchObject({ 'answered-right': 40, 'change-files': 1, 'kill-rate': 100 });
}, 60_000);
