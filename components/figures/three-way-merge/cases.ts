import type { Versions } from './merge-texts';

const json = (...lines: readonly string[]) => ['{', ...lines.map((line) => `  ${line}`), '}'].join('\n');

/** Merges to begin with; each can be edited. */
export const CASES: readonly { readonly label: string; readonly versions: Versions }[] = [
  {
    label: 'Lines that touch',
    versions: {
      base: json('"threshold": 0.5,', '"call_cost": 4,', '"calls_per_day": 40'),
      ours: json('"threshold": 0.5,', '"call_cost": 4,', '"calls_per_day": 40,', '"min_tenure_months": 3'),
      theirs: json('"threshold": 0.35,', '"call_cost": 4,', '"calls_per_day": 100'),
    },
  },
  {
    label: 'Lines apart',
    versions: {
      base: json('"features": ["area"],', '"seed": 7,', '"rate": 0.05'),
      ours: json('"features": ["area"],', '"seed": 7,', '"rate": 0.6'),
      theirs: json('"features": ["area", "year"],', '"seed": 7,', '"rate": 0.05'),
    },
  },
  {
    label: 'Clean, and doubled',
    versions: {
      base: json('"rate": 0.05,', '"epochs": 6,', '"rows": 700'),
      ours: json('"seed": 7,', '"rate": 0.05,', '"epochs": 6,', '"rows": 700'),
      theirs: json('"rate": 0.05,', '"epochs": 6,', '"rows": 700,', '"seed": 11'),
    },
  },
];
