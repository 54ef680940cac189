import { describe, expect, it } from 'vitest';
import { parseTuningPlan } from '@/engine/tuning/plan';
import { newSearch, shapeOf, trialsOf } from '@/engine/tuning/search';
import type { TrialView } from '@/stores/tuning-contract';
import { bestSoFar, hasSettings, shareOf, shownRange, sortTrials } from './tuning-model';
import { costText, objectiveText, planTitle, rangeText, valueText } from './tuning-words';

const plan = parseTuningPlan(
  JSON.stringify({
    objective: { name: 'error', unit: '$' },
    resource: { name: 'epochs', max: 9 },
    budget: 81,
    search: { algorithm: 'random' },
    space: { rate: { from: 0.001, to: 0.1, scale: 'log' }, layers: { choices: [[16], [32, 16]] } },
  }),
);
const trials = trialsOf(newSearch(plan)).map(
  (trial): TrialView => ({
    ...trial,
    status: 'done',
    objective: [5, null, 3, 4, 9, 2, 8, 1, 7][trial.id - 1]!,
  }),
);

describe('the model of the panel', () => {
  it('places values on their scale', () => {
    expect(shareOf(plan.space.rate!, 0.01)).toBeCloseTo(0.5);
    expect(shareOf(plan.space.layers!, [32, 16])).toBe(1);
  });

  it('does not let a diverged trial flatten the others', () => {
    expect(shownRange([10, 12, 14, 9e7], 'minimise')).toEqual([10, 22]);
    expect(shownRange([0.9, 0.8, 0.7], 'maximise')).toEqual([0.7, 0.9]);
    expect(shownRange([5], 'minimise')).toEqual([5, 5]);
  });

  it('follows the best so far through the budget', () => {
    expect(bestSoFar(trials, 'minimise').map(({ used, best }) => [used, best])).toEqual([
      [9, 5],
      [27, 3],
      [36, 3],
      [45, 3],
      [54, 2],
      [63, 2],
      [72, 1],
      [81, 1],
    ]);
  });

  it('knows whether a params file has the settings of a trial', () => {
    expect(hasSettings('{"rate": 0.1, "layers": [32, 16], "l2": 0}', { rate: 0.1, layers: [32, 16] })).toBe(
      true,
    );
    expect(hasSettings('{"rate": 0.2}', { rate: 0.1 })).toBe(false);
    expect(hasSettings('{"rate"', { rate: 0.1 })).toBe(false);
  });

  it('sorts, trials without a number last', () => {
    const ids = (direction: 'ascending' | 'descending') =>
      sortTrials(trials, { column: 'objective', direction }).map(({ id }) => id);
    expect(ids('ascending')).toEqual([8, 6, 3, 4, 1, 9, 7, 5, 2]);
    expect(ids('descending')).toEqual([5, 7, 9, 1, 4, 3, 6, 8, 2]);
  });
});

describe('the words of the panel', () => {
  it('say what a search costs, and what is left out', () => {
    expect(costText(plan, shapeOf(plan))).toBe('9 trials, 81 of 81 epochs');
    const small = { ...plan, search: { algorithm: 'grid' as const }, budget: 20 };
    expect(costText(small, shapeOf(small))).toBe(
      '2 trials, 18 of 20 epochs. All 6 trials that it asks for would cost 54; the rest is left out',
    );
    expect(planTitle(plan)).toBe('Random over rate, layers');
    expect(rangeText(plan.space.rate!)).toBe('0.001 to 0.1, log scale');
    expect(valueText([32, 16])).toBe('32-16');
    expect(objectiveText(15_842.86, '$')).toBe('$15,843');
  });
});
