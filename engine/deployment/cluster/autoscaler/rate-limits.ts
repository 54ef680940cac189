import type { ScalingHistory, ScalingPolicy, ScalingRules, TimedCount } from '../objects/autoscaler';

const within = (changes: readonly TimedCount[], seconds: number, now: number): number =>
  changes.reduce((sum, { at, count }) => (at > now - seconds * 1000 ? sum + count : sum), 0);

/** How many replicas there were when the period of a policy began. */
const startOf = (
  { periodSeconds }: ScalingPolicy,
  current: number,
  { added, removed }: ScalingHistory,
  now: number,
): number => current - within(added, periodSeconds, now) + within(removed, periodSeconds, now);

/** The most replicas that the rules allow now when it goes up. `Disabled`: no more than there are. */
export function upLimit(rules: ScalingRules, current: number, history: ScalingHistory, now: number): number {
  if (rules.selectPolicy === 'Disabled') return current;
  const limits = rules.policies.map((policy) => {
    const start = startOf(policy, current, history, now);
    // Exact in integers: 10 × (1 + 10/100) is not 11.000000000000002 pods.
    return policy.type === 'Pods' ? start + policy.value : Math.ceil((start * (100 + policy.value)) / 100);
  });
  return rules.selectPolicy === 'Min' ? Math.min(...limits) : Math.max(...limits);
}

/** The fewest replicas that the rules allow now when it goes down. `Disabled`: no fewer than there are. */
export function downLimit(
  rules: ScalingRules,
  current: number,
  history: ScalingHistory,
  now: number,
): number {
  if (rules.selectPolicy === 'Disabled') return current;
  const limits = rules.policies.map((policy) => {
    const start = startOf(policy, current, history, now);
    return policy.type === 'Pods' ? start - policy.value : Math.trunc((start * (100 - policy.value)) / 100);
  });
  // The largest change down is the smallest number.
  return rules.selectPolicy === 'Min' ? Math.max(...limits) : Math.min(...limits);
}

/** At most this many without rules of one's own: twice as many, or 4. */
export const plainUpLimit = (current: number): number => Math.max(2 * current, 4);
