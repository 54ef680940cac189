import { expect, test } from 'vitest';
import { measuresOf, SCENARIO_MEASURES } from './measures';
import { prepareScenario } from './registry';
import { cleanedExport } from './scenarios/cleaned-export';
import { dirtyRows } from './scenarios/dirty-rows';
import { monthLater } from './scenarios/month-later/month-later';
import { rollBack } from './scenarios/roll-back';
import { sharedWeek } from './scenarios/shared-week/shared-week';
import { tenRounds } from './scenarios/ten-rounds/ten-rounds';
import { weeksLater } from './scenarios/weeks-later';
import { yearsAfter } from './scenarios/years-after';

test.each([cleanedExport, dirtyRows, monthLater, rollBack, sharedWeek, tenRounds, weeksLater, yearsAfter])(
  'a page knows the measures of $id without its code',
  ({ id, measures }) => {
    expect(SCENARIO_MEASURES[id]).toEqual(measures);
  },
);

test('a page knows the measures that a lesson names itself', () => {
  const measures = [{ id: 'rows', label: 'Rows lost', unit: 'rows', better: 'lower' }];
  const options = { probe: 'probes/p.ts', measures };
  expect(measuresOf('probe-lanes', options)).toEqual(prepareScenario('probe-lanes', options).measures);
});

test('a scenario that does not exist is refused with those that do', () => {
  expect(() => prepareScenario('storm', {})).toThrow(/dirty-rows/);
});

test('options are checked, with the path of what is wrong', () => {
  expect(() => prepareScenario('dirty-rows', { project: 'churn' })).toThrow(/entry/);
});
