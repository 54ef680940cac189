import { AD_HOC, allSwitches, type Switches, withSwitch } from '../../../simulator/switches';
import type { LaneOrder } from './simulate-lane';

/** Two people who could be hired, by how they work. */
export const CANDIDATES = {
  /** A data scientist who builds models: runs are compared, and the best is shipped by hand. */
  A: withSwitch(AD_HOC, 'experiments', 'reference'),
  /** Data science, software engineering and operations together. */
  B: allSwitches('reference'),
} as const satisfies Record<string, Switches>;

export type CandidateId = keyof typeof CANDIDATES;

export const QUARTER_DAYS = 91;

/** The quarter of a candidate: the first 13 weeks of a seed, with as many customers from the first day on. */
export function quarterOrder(seed: string, candidate: CandidateId): LaneOrder {
  return { seed, switches: CANDIDATES[candidate], own: {}, days: QUARTER_DAYS, traffic: 'steady' };
}
