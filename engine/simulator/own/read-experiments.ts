import type { ExperimentsPolicy } from '../../world/policies/experiments';
import type { CheckFacts } from './check-facts';
import { numberOf } from './fact';

/** Whether the best of the runs is the one that is shipped. */
export function readExperiments(checks: CheckFacts, reference: ExperimentsPolicy): ExperimentsPolicy | null {
  const rank = numberOf(checks, 'decision', 'championRank');
  return rank === null ? null : { ...reference, compares: rank === 1 };
}
