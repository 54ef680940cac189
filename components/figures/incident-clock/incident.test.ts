import { describe, expect, it } from 'vitest';
import { budgetSpent, hoursToRestore } from './incident';

describe('the clock of an incident', () => {
  it('adds its parts up', () => {
    expect(hoursToRestore({ detect: 1, acknowledge: 2, diagnose: 3, repair: 0.5 })).toBe(6.5);
  });

  it('spends all of a budget by failing as much as it allows for its whole period', () => {
    expect(budgetSpent(720, 0.05, 0.95)).toBeCloseTo(1, 12);
    // All requests fail: a budget of 5 % of a month is 36 hours.
    expect(budgetSpent(36, 1, 0.95)).toBeCloseTo(1, 12);
    expect(budgetSpent(3, 0.3, 0.999)).toBeCloseTo(1.25, 12);
  });
});
