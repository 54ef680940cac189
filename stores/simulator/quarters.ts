import { quarterOrder } from '../../engine/scenario/scenarios/two-lane-year/candidates';
import type { SeedOutcome } from '../../engine/simulator/spread';
import { openLanePool } from './open-lane-pool';

/** Quarters of the two candidates of lesson 0.3, run in workers. A is the ad hoc side of an outcome, B the practice side. */
export interface Quarters {
  /** @throws LaneJobError */
  run(seed: string): Promise<SeedOutcome>;
  dispose(): void;
}

/** Opens the workers for quarters. Import it lazily. */
export function openQuarters(): Quarters {
  const pool = openLanePool();
  return {
    run: async (seed) => {
      const [a, b] = await Promise.all([
        pool.summary(quarterOrder(seed, 'A')),
        pool.summary(quarterOrder(seed, 'B')),
      ]);
      return { seed, adHoc: a.figures, practice: b.figures };
    },
    dispose: () => pool.dispose(),
  };
}
