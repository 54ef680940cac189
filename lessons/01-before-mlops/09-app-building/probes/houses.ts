import { readEstimate } from '../estimate/estimate.ts';
import type { Facts } from '../estimate/house.ts';

/** A stream of numbers in [0, 1) that follows from a text (mulberry32 over a hash). */
export function chance(seed: string): () => number {
  let state = 2166136261;
  for (const char of seed) state = Math.imul(state ^ char.charCodeAt(0), 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const LABELS: Record<keyof Facts, string> = {
  livingArea: 'Living area',
  lotArea: 'Lot area',
  yearBuilt: 'Year built',
  condition: 'Condition',
  garageCars: 'Garage cars',
  fireplaces: 'Fireplaces',
};

/** A house as there are many, within the limits of the form. */
export function someHouse(next: () => number): Facts {
  const between = (low: number, high: number) => Math.round(low + next() * (high - low));
  return {
    livingArea: between(820, 2600),
    lotArea: between(4200, 16000),
    yearBuilt: between(1915, 2007),
    condition: between(4, 8),
    garageCars: between(1, 3),
    fireplaces: between(0, 2),
  };
}

/** What is typed into each field, by its label. */
export function typed(facts: Facts, change: Partial<Record<keyof Facts, string>> = {}): Record<string, string> {
  return Object.fromEntries(
    (Object.keys(LABELS) as (keyof Facts)[]).map((name) => [LABELS[name], change[name] ?? String(facts[name])]),
  );
}

/** What the script says of a house, in dollars. */
export async function scriptEstimate(): Promise<(facts: Facts) => number> {
  return readEstimate();
}
