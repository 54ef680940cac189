import { quantileOfSorted } from '../core/quantile';
import { compareFigures, type FigureDefinition, type LaneFigures } from './figures';

/** What one seed came to in both lanes. */
export interface SeedOutcome {
  readonly seed: string;
  readonly adHoc: LaneFigures;
  readonly practice: LaneFigures;
}

/** How a figure lies over seeds in one lane: quantiles of the seeds in which it could be measured. */
export interface FigureSpread {
  /** Seeds in which there was something to measure. */
  readonly measured: number;
  readonly least: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
  readonly greatest: number;
}

/** Both lanes of one figure over seeds. */
export interface Contrast {
  readonly seeds: number;
  readonly adHoc: FigureSpread | null;
  readonly practice: FigureSpread | null;
  /** Seeds in which the practice lane was better, the same, and worse. */
  readonly better: number;
  readonly same: number;
  readonly worse: number;
  /** The seeds in which it was worse. */
  readonly exceptions: readonly string[];
}

/** `count` seeds that follow from one, by number. */
export function spreadSeeds(seed: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => `${seed}.${i + 1}`);
}

/** Quantiles 0, 10, 50, 90 and 100 % of the values; null without one. */
export function spreadOf(values: readonly (number | null)[]): FigureSpread | null {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  return {
    measured: sorted.length,
    least: sorted[0]!,
    low: quantileOfSorted(sorted, 0.1),
    median: quantileOfSorted(sorted, 0.5),
    high: quantileOfSorted(sorted, 0.9),
    greatest: sorted.at(-1)!,
  };
}

/** Compares the lanes seed by seed: a policy is judged by that, and not its luck. */
export function contrastOf(figure: FigureDefinition, outcomes: readonly SeedOutcome[]): Contrast {
  let better = 0;
  let same = 0;
  const exceptions: string[] = [];
  for (const { seed, adHoc, practice } of outcomes) {
    const order = compareFigures(figure, practice[figure.id], adHoc[figure.id]);
    if (order > 0) better++;
    else if (order === 0) same++;
    else exceptions.push(seed);
  }
  return {
    seeds: outcomes.length,
    adHoc: spreadOf(outcomes.map(({ adHoc }) => adHoc[figure.id])),
    practice: spreadOf(outcomes.map(({ practice }) => practice[figure.id])),
    better,
    same,
    worse: exceptions.length,
    exceptions,
  };
}
