import type { MeasureDefinition } from '../types';

/** What `game-day` measures: DORA's four, and what they stand for. */
export const GAME_DAY_MEASURES: readonly MeasureDefinition[] = [
  { id: 'wrongShare', label: 'Answers that were wrong', unit: '%', better: 'lower' },
  { id: 'budgetSpent', label: 'Error budget that was spent', unit: '%', better: 'lower' },
  { id: 'detectHours', label: 'Time to detect', unit: 'h', better: 'lower' },
  { id: 'restoreHours', label: 'Time to restore', unit: 'h', better: 'lower' },
  { id: 'leadTimeHours', label: 'Lead time', unit: 'h', better: 'lower' },
  { id: 'changeFailureRate', label: 'Change failure rate', unit: '%', better: 'lower' },
  // More is better as long as they do not fail; what a gate stops is not deployed.
  { id: 'deploymentsPerWeek', label: 'Deployments', unit: 'a week', better: 'higher', isPrice: true },
  { id: 'reproducible', label: 'Models that could be rebuilt', unit: '%', better: 'higher' },
  { id: 'costUsd', label: 'Cost', unit: '$', better: 'lower', isPrice: true },
];
