import { seededRng } from '@/engine/core/rng';
import type { DriftTest } from '@/engine/monitoring/drift/drift-test';
import { numericSample } from '@/engine/monitoring/drift/sample';
import { populationStability } from '@/engine/monitoring/drift/tests/divergences';
import { kolmogorovSmirnov } from '@/engine/monitoring/drift/tests/kolmogorov-smirnov';
import { wasserstein } from '@/engine/monitoring/drift/tests/wasserstein';
import { CHANGE, type TenureSeason } from './season';

/** The tests that the figure offers. */
export const TESTS = {
  ks: { test: kolmogorovSmirnov, label: 'KS, p-value' },
  psi: { test: populationStability, label: 'PSI' },
  wasserstein: { test: wasserstein, label: 'Wasserstein' },
} as const satisfies Readonly<Record<string, { readonly test: DriftTest; readonly label: string }>>;

export type TestId = keyof typeof TESTS;

/** The score at the end of each day, of the rows of a window; null while the window is not full. */
export function scoresOf({ reference, days }: TenureSeason, id: TestId, window: number): (number | null)[] {
  const { test } = TESTS[id];
  return days.map((_, day) => {
    if (day + 1 < window) return null;
    const current = numericSample(days.slice(day + 1 - window, day + 1).flat());
    return test.compare(reference, current, seededRng('figure')).score;
  });
}

/** What an alarm of these scores would have done. */
export interface Alarms {
  /** Days on which it calls, before anything has changed. */
  readonly false: number;
  /** Days from the change to the first call after it; null: none. */
  readonly delay: number | null;
  readonly isAlarm: readonly boolean[];
}

/** Holds scores against a threshold. */
export function alarmsOf(scores: readonly (number | null)[], id: TestId, threshold: number): Alarms {
  const isAlarm = scores.map((score) => score !== null && TESTS[id].test.isDrift(score, threshold));
  const first = isAlarm.indexOf(true, CHANGE);
  return {
    isAlarm,
    false: isAlarm.slice(0, CHANGE).filter(Boolean).length,
    delay: first === -1 ? null : first + 1 - CHANGE,
  };
}
