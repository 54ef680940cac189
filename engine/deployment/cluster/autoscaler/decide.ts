import { DEFAULT_SCALE_DOWN } from '../admission/admit-autoscaler';
import type { HpaSpec, MetricStatus, ScalingHistory, ScalingRules, TimedCount } from '../objects/autoscaler';
import type { Condition } from '../objects/meta';
import { parseQuantity } from '../objects/quantity';
import { metricTarget } from './metric-target';
import { DEFAULT_TOLERANCE, type Observation, type Tolerances } from './observation';
import { type Proposal, proposalOf } from './proposal';
import { downLimit, plainUpLimit, upLimit } from './rate-limits';

export type Verdict = Omit<Condition, 'at' | 'updatedAt'>;

/** What an autoscaler decides. */
export interface Decision {
  readonly desired: number;
  /** Why it differs: `cpu resource utilization (percentage of request) above target`; '' when it does not. */
  readonly reason: string;
  readonly conditions: readonly Verdict[];
  readonly metrics: readonly MetricStatus[];
  readonly history: ScalingHistory;
}

const verdict = (type: string, status: Verdict['status'], reason: string, message: string): Verdict => ({
  type,
  status,
  reason,
  message,
});

const ABLE = (reason: string, message: string) => verdict('AbleToScale', 'True', reason, message);
const WITHIN = verdict(
  'ScalingLimited',
  'False',
  'DesiredWithinRange',
  'the desired count is within the acceptable range',
);
const limited = ([reason, message]: readonly [string, string]) =>
  verdict('ScalingLimited', 'True', reason, message);

const TOO_MANY = [
  'TooManyReplicas',
  'the desired replica count is more than the maximum replica count',
] as const;
const TOO_FEW = [
  'TooFewReplicas',
  'the desired replica count is less than the minimum replica count',
] as const;
const UP_RATE = [
  'ScaleUpLimit',
  'the desired replica count is increasing faster than the maximum scale rate',
] as const;
const DOWN_RATE = [
  'ScaleDownLimit',
  'the desired replica count is decreasing faster than the maximum scale rate',
] as const;

const READY_FOR_NEW = ABLE('ReadyForNewScale', 'recommended size matches current size');
const DOWN_STABILIZED = ABLE(
  'ScaleDownStabilized',
  'recent recommendations were higher than current one, applying the highest recent recommendation',
);
const UP_STABILIZED = ABLE(
  'ScaleUpStabilized',
  'recent recommendations were lower than current one, applying the lowest recent recommendation',
);

const toleranceOf = (rules: ScalingRules | undefined): number =>
  rules?.tolerance === undefined ? DEFAULT_TOLERANCE : (parseQuantity(rules.tolerance) ?? DEFAULT_TOLERANCE);

/** A count after one more rule, and what the rule says. */
type Bounded = readonly [desired: number, verdict: Verdict];

const recent = (counts: readonly TimedCount[], windowSeconds: number, now: number): number[] =>
  counts.filter(({ at }) => at > now - windowSeconds * 1000).map(({ count }) => count);

/** Holds a recommendation against those of the windows: down to the highest of them, up to the lowest. */
function stabilized(spec: HpaSpec, desired: number, seen: Observation, history: ScalingHistory): Bounded {
  const { now, specReplicas: current } = seen;
  const { recommendations } = history;
  if (!spec.behavior) {
    const window = DEFAULT_SCALE_DOWN.stabilizationWindowSeconds;
    const highest = Math.max(desired, ...recent(recommendations, window, now));
    return [highest, highest === desired ? READY_FOR_NEW : DOWN_STABILIZED];
  }
  const { scaleUp, scaleDown } = spec.behavior;
  const lowest = Math.min(desired, ...recent(recommendations, scaleUp.stabilizationWindowSeconds, now));
  const highest = Math.max(desired, ...recent(recommendations, scaleDown.stabilizationWindowSeconds, now));
  const held = Math.min(Math.max(current, lowest), highest);
  if (held === desired) return [held, READY_FOR_NEW];
  return [held, desired >= current ? UP_STABILIZED : DOWN_STABILIZED];
}

/** Holds a recommendation against the bounds and the speed that is allowed. */
function bounded(
  spec: HpaSpec,
  desired: number,
  { now, specReplicas: current }: Observation,
  history: ScalingHistory,
): Bounded {
  const { minReplicas, maxReplicas, behavior } = spec;
  if (!behavior) {
    if (desired < minReplicas) return [minReplicas, limited(TOO_FEW)];
    const speed = plainUpLimit(current);
    const most = Math.min(maxReplicas, speed);
    if (desired > most) return [most, limited(speed < maxReplicas ? UP_RATE : TOO_MANY)];
    return [desired, WITHIN];
  }
  if (desired > current) {
    const speed = Math.max(current, upLimit(behavior.scaleUp, current, history, now));
    const most = Math.min(maxReplicas, speed);
    if (desired > most) return [most, limited(speed < maxReplicas ? UP_RATE : TOO_MANY)];
  } else if (desired < current) {
    const speed = Math.min(current, downLimit(behavior.scaleDown, current, history, now));
    const least = Math.max(minReplicas, speed);
    if (desired < least) return [least, limited(speed > minReplicas ? DOWN_RATE : TOO_FEW)];
  }
  return [desired, WITHIN];
}

/** What is forgotten after the longest window that a rule may look back. */
const LONGEST_WINDOW_MS = 3_600_000;

const kept = (counts: readonly TimedCount[], now: number) =>
  counts.filter(({ at }) => at > now - LONGEST_WINDOW_MS);

function recorded(
  history: ScalingHistory,
  recommendation: number,
  current: number,
  desired: number,
  now: number,
): ScalingHistory {
  const change = desired - current;
  const add = (counts: readonly TimedCount[], count: number) =>
    count > 0 ? [...kept(counts, now), { at: now, count }] : kept(counts, now);
  return {
    recommendations: [...kept(history.recommendations, now), { at: now, count: recommendation }],
    added: add(history.added, change),
    removed: add(history.removed, -change),
  };
}

const succeeded = (desired: number): Verdict =>
  ABLE('SucceededRescale', `the HPA controller was able to update the target scale to ${desired}`);

/** The largest proposal. With a metric that cannot be had, never one that would scale down. */
function largest(
  proposals: readonly Proposal[],
  current: number,
): Extract<Proposal, { kind: 'replicas' }> | Extract<Proposal, { kind: 'unavailable' }> {
  const found = proposals.filter((one) => one.kind === 'replicas');
  const failed = proposals.find((one) => one.kind === 'unavailable');
  const most = found.reduce((a, b) => (b.replicas > a.replicas ? b : a), found[0]!);
  return failed && (found.length === 0 || most.replicas < current) ? failed : most;
}

/**
 * What an autoscaler does at one look: pure, from its spec, what it sees and what it remembers.
 * (Kubernetes, pkg/controller/podautoscaler/horizontal.go)
 */
export function decide(spec: HpaSpec, seen: Observation, history: ScalingHistory): Decision {
  const { specReplicas: current, now } = seen;
  const { minReplicas, maxReplicas, behavior, metrics } = spec;
  const tolerances: Tolerances = {
    up: toleranceOf(behavior?.scaleUp),
    down: toleranceOf(behavior?.scaleDown),
  };
  const able = ABLE('SucceededGetScale', "the HPA controller was able to get the target's current scale");
  const stay = (...conditions: readonly Verdict[]): Decision => ({
    desired: current,
    reason: '',
    conditions,
    metrics: metrics.map((metric) => ({ ...metricTarget(metric), current: null })),
    history: { ...history, recommendations: kept(history.recommendations, now) },
  });
  if (current === 0)
    return stay(
      able,
      verdict(
        'ScalingActive',
        'False',
        'ScalingDisabled',
        'scaling is disabled since the replica count of the target is zero',
      ),
    );
  const outside = (desired: number, reason: string): Decision => ({
    ...stay(succeeded(desired)),
    desired,
    reason,
    history: recorded(history, desired, current, desired, now),
  });
  if (current > maxReplicas) return outside(maxReplicas, 'Current number of replicas above Spec.MaxReplicas');
  if (current < minReplicas) return outside(minReplicas, 'Current number of replicas below Spec.MinReplicas');
  const proposals = metrics.map((metric) => proposalOf(seen, metric, tolerances));
  const shown = metrics.map((metric, at): MetricStatus => {
    const proposal = proposals[at]!;
    return { ...metricTarget(metric), current: proposal.kind === 'replicas' ? proposal.current : null };
  });
  const chosen = largest(proposals, current);
  if (chosen.kind === 'unavailable')
    return {
      ...stay(able, verdict('ScalingActive', 'False', chosen.reason, chosen.message)),
      metrics: shown,
    };
  const [steady, stability] = stabilized(spec, chosen.replicas, seen, history);
  const [desired, limit] = bounded(spec, steady, seen, history);
  const isChanged = desired !== current;
  const active = verdict(
    'ScalingActive',
    'True',
    'ValidMetricFound',
    `the HPA was able to successfully calculate a replica count from ${chosen.name}`,
  );
  return {
    desired,
    reason: !isChanged ? '' : desired > current ? `${chosen.name} above target` : 'All metrics below target',
    conditions: [isChanged ? succeeded(desired) : stability, active, limit],
    metrics: shown,
    history: recorded(history, chosen.replicas, current, desired, now),
  };
}
