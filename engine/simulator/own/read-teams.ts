import type { TeamsPolicy, UpstreamChange } from '../../world/policies/teams';
import type { CheckFacts } from './check-facts';

/** Which facts of lesson 2.9 say that a change of another team went in and did harm. */
const WENT_IN: Readonly<Record<UpstreamChange, readonly [check: string, fact: string][]>> = {
  'renamed-column': [['contract', 'renameMerged']],
  'changed-unit': [
    ['contract', 'unitMerged'],
    ['contract', 'scaleMerged'],
  ],
  'new-category': [['contract', 'recodeMerged']],
  'runtime-bump': [['runtime', 'breakingHarm']],
};

/** Which changes of the hidden data and platform teams the learner's contract and tests held up. */
export function readTeams(checks: CheckFacts, reference: TeamsPolicy): TeamsPolicy | null {
  const refuses = { ...reference.refuses };
  let isKnown = false;
  for (const [change, facts] of Object.entries(WENT_IN) as [UpstreamChange, [string, string][]][]) {
    const measured = facts
      .map(([check, fact]) => checks[check]?.[fact])
      .filter((value) => typeof value === 'boolean');
    if (measured.length === 0) continue;
    isKnown = true;
    refuses[change] = !measured.includes(true);
  }
  return isKnown ? { ...reference, refuses } : null;
}
