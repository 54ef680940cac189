import type { CiPolicy } from '../../world/policies/ci';
import type { BadCommit, CommitKind } from '../../world/team/commit-kinds';
import type { CheckFacts } from './check-facts';
import { numberOf, shareOf } from './fact';

/** The bad kinds of the hidden team, each with the fact that says whether it went live. */
const BAD_KINDS: readonly BadCommit[] = [
  'syntax',
  'leak',
  'slice',
  'schema',
  'slow',
  'secret',
  'untested',
  'random',
  'size',
  'units',
];

/** The verdicts of the learner's workflow on each kind of bad commit, its share of good ones stopped, and its minutes. */
export function readCi(checks: CheckFacts, reference: CiPolicy): CiPolicy | null {
  const facts = checks.blocked;
  const good = shareOf(numberOf(checks, 'blocked', 'goodBlocked'), numberOf(checks, 'blocked', 'good'));
  if (!facts || good === null) return null;
  const isKnown = BAD_KINDS.some((kind) => typeof facts[`${kind}Live`] === 'boolean');
  if (!isKnown) return null;
  const blocks = Object.fromEntries(
    Object.entries(reference.blocks).map(([kind, share]) => {
      if (!BAD_KINDS.includes(kind as BadCommit)) return [kind, good];
      const isLive = facts[`${kind}Live`];
      return [kind, typeof isLive === 'boolean' ? Number(!isLive) : share];
    }),
  ) as Record<CommitKind, number>;
  const minutes = numberOf(checks, 'blocked', 'minutes');
  return {
    ...reference,
    blocks,
    hoursToLive: minutes === null ? reference.hoursToLive : minutes / 60,
  };
}
