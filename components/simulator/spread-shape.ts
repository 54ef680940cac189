import type { FigureDefinition } from '@/engine/simulator/figures';
import type { SeedOutcome } from '@/engine/simulator/spread';

/** A bin of a histogram: which seeds lie in it. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly seeds: readonly string[];
}

/** Both lanes of a figure in the same bins. */
export interface SpreadBins {
  readonly low: number;
  readonly high: number;
  readonly adHoc: readonly Bin[];
  readonly practice: readonly Bin[];
  /** Seeds of the fullest bin. */
  readonly most: number;
  /** Seeds in which a lane had nothing to measure. */
  readonly unmeasured: { readonly adHoc: number; readonly practice: number };
}

/** Sorts the seeds into bins of one width, from the least value of either lane to the greatest. */
export function spreadBins(
  { id }: FigureDefinition,
  outcomes: readonly SeedOutcome[],
  count: number,
): SpreadBins | null {
  const values = outcomes
    .flatMap(({ adHoc, practice }) => [adHoc[id], practice[id]])
    .filter((v) => v !== null);
  if (values.length === 0) return null;
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  // Values closer together than floats can be divided are as good as one.
  const width = (high - low) / count || 1 / count;
  const binned = (lane: 'adHoc' | 'practice'): Bin[] => {
    const bins = Array.from({ length: count }, (_, i) => ({
      from: low + i * width,
      to: low + (i + 1) * width,
      seeds: [] as string[],
    }));
    for (const outcome of outcomes) {
      const value = outcome[lane][id];
      if (value === null) continue;
      bins[Math.min(count - 1, Math.floor((value - low) / width))]!.seeds.push(outcome.seed);
    }
    return bins;
  };
  const adHoc = binned('adHoc');
  const practice = binned('practice');
  return {
    low,
    high: low + width * count,
    adHoc,
    practice,
    most: Math.max(1, ...[...adHoc, ...practice].map(({ seeds }) => seeds.length)),
    unmeasured: {
      adHoc: outcomes.filter((outcome) => outcome.adHoc[id] === null).length,
      practice: outcomes.filter((outcome) => outcome.practice[id] === null).length,
    },
  };
}
