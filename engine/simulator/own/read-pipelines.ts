import type { PipelinesPolicy } from '../../world/policies/pipelines';
import type { CheckFacts } from './check-facts';
import { numberOf, shareOf } from './fact';

/** The changes after which the check of lesson 2.4 looks. */
const CHANGES = 16;

/** How often something stale is left. The rhythm of trainings is the reference's: the lesson asks for none. */
export function readPipelines(checks: CheckFacts, reference: PipelinesPolicy): PipelinesPolicy | null {
  const stale = shareOf(numberOf(checks, 'fresh', 'stale'), CHANGES);
  return stale === null ? null : { ...reference, staleShare: stale };
}
