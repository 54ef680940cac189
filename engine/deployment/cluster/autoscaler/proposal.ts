import type { MetricSpec, MetricTarget } from '../objects/autoscaler';
import { cpuMilli, memoryBytes, parseQuantity } from '../objects/quantity';
import type { Observation, Tolerances } from './observation';
import { groupPods, type PodGroups } from './pod-groups';

/** How many replicas one metric asks for; `unavailable`: it cannot be had. */
export type Proposal =
  | {
      readonly kind: 'replicas';
      readonly replicas: number;
      /** What it is called in reasons: `cpu resource utilization (percentage of request)`. */
      readonly name: string;
      /** As it is shown: `45%`, `250m`. */
      readonly current: string;
    }
  | { readonly kind: 'unavailable'; readonly reason: string; readonly message: string };

const unavailable = (reason: string, message: string): Proposal => ({ kind: 'unavailable', reason, message });

/** Whether a metric is near enough to its target; the bounds count as near. */
export const isWithin = (ratio: number, { up, down }: Tolerances): boolean =>
  1 - down <= ratio && ratio <= 1 + up;

/** A measure of some pods against its target: the ratio, and what is shown of it. */
interface Ratio {
  readonly ratio: number;
  readonly current: string;
}

type RatioOf = (values: ReadonlyMap<string, number>) => Ratio;

/** What stands in for a pod that was not measured. */
type Fallback = (pod: PodGroups['missing'][number]) => number;

/**
 * Replicas by a ratio over pods. Pods that were not measured are counted against the direction of the change (as using all
 * that they may when it goes down, nothing when it goes up); when that turns or dampens the direction, nothing is done.
 */
function byRatio(
  { specReplicas: current }: Observation,
  { readyCount, unready, missing, measured }: PodGroups,
  tolerances: Tolerances,
  ratioOf: RatioOf,
  full: Fallback,
): { readonly replicas: number; readonly shown: string } | null {
  if (measured.size === 0) return null;
  const { ratio, current: shown } = ratioOf(measured);
  const countsUnready = unready.length > 0 && ratio > 1;
  if (!countsUnready && missing.length === 0) {
    const replicas = isWithin(ratio, tolerances) ? current : ceilOf(ratio * readyCount);
    return { replicas, shown };
  }
  const values = new Map(measured);
  for (const pod of missing) {
    if (ratio < 1) values.set(pod.name, full(pod));
    else if (ratio > 1) values.set(pod.name, 0);
  }
  if (countsUnready) for (const pod of unready) values.set(pod.name, 0);
  const again = ratioOf(values).ratio;
  const turns = (ratio < 1 && again > 1) || (ratio > 1 && again < 1);
  if (isWithin(again, tolerances) || turns) return { replicas: current, shown };
  const replicas = ceilOf(again * values.size);
  const isAgainst = (again < 1 && replicas > current) || (again > 1 && replicas < current);
  return { replicas: isAgainst ? current : replicas, shown };
}

/** Rounded up, without the error of a product like 1.1 × 10. */
const ceilOf = (exact: number): number => Math.ceil(Number(exact.toFixed(9)));

const sum = (values: Iterable<number>): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};

/** How an amount of a resource is shown: `250m` of CPU, bytes as they are. */
const amount = (name: string, value: number): string =>
  name === 'cpu' ? `${Math.trunc(value)}m` : String(Math.trunc(value));

function byResource(
  seen: Observation,
  { name, target }: Extract<MetricSpec, { type: 'Resource' }>['resource'],
  tolerances: Tolerances,
): Proposal {
  const groups = groupPods(seen.pods, name, seen.now);
  const failed = (why: string) =>
    unavailable(
      'FailedGetResourceMetric',
      `the HPA was unable to compute the replica count: failed to get ${name} utilization: ${why}`,
    );
  const none = 'did not receive metrics for targeted pods (pods might be unready)';
  if (target.type === 'AverageValue') {
    const wanted = name === 'cpu' ? cpuMilli(target.averageValue) : memoryBytes(target.averageValue);
    const found = byRatio(seen, groups, tolerances, averageOf(name, wanted), () => wanted);
    return found === null
      ? failed(none)
      : { kind: 'replicas', replicas: found.replicas, current: found.shown, name: `${name} resource` };
  }
  const wanted = target.averageUtilization!;
  const requests = new Map(seen.pods.map((pod) => [pod.name, pod.requests[name] ?? 0]));
  const lacking = seen.pods.find(
    (pod) => !pod.isDeleted && pod.phase !== 'Failed' && (pod.requests[name] ?? 0) <= 0,
  );
  if (lacking) return failed(`missing request for ${name} in container of Pod ${lacking.name}`);
  const ratioOf: RatioOf = (values) => {
    const asked = sum([...values.keys()].map((pod) => requests.get(pod)!));
    // Per cent are whole numbers, cut off, before they are compared: as the controller does.
    const utilization = Math.trunc((sum(values.values()) * 100) / asked);
    return { ratio: utilization / wanted, current: `${utilization}%` };
  };
  const full: Fallback = (pod) => Math.trunc((requests.get(pod.name)! * Math.max(100, wanted)) / 100);
  const found = byRatio(seen, groups, tolerances, ratioOf, full);
  if (found === null) return failed(none);
  return {
    kind: 'replicas',
    replicas: found.replicas,
    current: found.shown,
    name: `${name} resource utilization (percentage of request)`,
  };
}

const averageOf =
  (name: string, wanted: number): RatioOf =>
  (values) => {
    const average = Math.trunc(sum(values.values()) / values.size);
    return { ratio: average / wanted, current: amount(name, average) };
  };

/** Thousandths as Kubernetes shows them: `1500m`, `2`. */
export const milliText = (milli: number): string =>
  milli % 1000 === 0 ? String(milli / 1000) : `${Math.trunc(milli)}m`;

function byPods(
  seen: Observation,
  { metric, target }: Extract<MetricSpec, { type: 'Pods' }>['pods'],
  tolerances: Tolerances,
): Proposal {
  const groups = groupPods(seen.pods, metric.name, seen.now);
  const wanted = Math.ceil((parseQuantity(target.averageValue ?? 0) ?? 0) * 1000);
  const ratioOf: RatioOf = (values) => {
    const average = Math.trunc(sum(values.values()) / values.size);
    return { ratio: average / wanted, current: milliText(average) };
  };
  const found = byRatio(seen, groups, tolerances, ratioOf, () => wanted);
  return found === null
    ? unavailable(
        'FailedGetPodsMetric',
        `the HPA was unable to compute the replica count: unable to get metric ${metric.name}: no metrics returned from custom metrics API`,
      )
    : {
        kind: 'replicas',
        replicas: found.replicas,
        current: found.shown,
        name: `pods metric ${metric.name}`,
      };
}

function byExternal(
  seen: Observation,
  { metric, target }: Extract<MetricSpec, { type: 'External' }>['external'],
  tolerances: Tolerances,
): Proposal {
  const value = seen.external[metric.name];
  if (value === undefined)
    return unavailable(
      'FailedGetExternalMetric',
      `the HPA was unable to compute the replica count: unable to get external metric default/${metric.name}/nil: no metrics returned from external metrics API`,
    );
  const name = `external metric ${metric.name}(nil)`;
  const found = (replicas: number, current: string): Proposal => ({
    kind: 'replicas',
    replicas,
    current,
    name,
  });
  const wanted = parseQuantity(wantedOf(target)) ?? 0;
  if (target.type === 'AverageValue') {
    const ratio = value / (wanted * seen.statusReplicas);
    const replicas = isWithin(ratio, tolerances) ? seen.statusReplicas : ceilOf(value / wanted);
    return found(replicas, milliText(Math.ceil((value * 1000) / Math.max(1, seen.statusReplicas))));
  }
  const ratio = value / wanted;
  const shown = milliText(Math.round(value * 1000));
  if (seen.specReplicas === 0) return found(ceilOf(ratio), shown);
  if (isWithin(ratio, tolerances)) return found(seen.specReplicas, shown);
  const ready = seen.pods.filter((pod) => pod.isReady && !pod.isDeleted).length;
  return found(ceilOf(ratio * ready), shown);
}

const wantedOf = (target: MetricTarget) =>
  (target.type === 'AverageValue' ? target.averageValue : target.value) ?? 0;

/** How many replicas a metric asks for, given what is seen. Kubernetes' own arithmetic, whole per cents and all. */
export function proposalOf(seen: Observation, metric: MetricSpec, tolerances: Tolerances): Proposal {
  switch (metric.type) {
    case 'Resource':
      return byResource(seen, metric.resource, tolerances);
    case 'Pods':
      return byPods(seen, metric.pods, tolerances);
    case 'External':
      return byExternal(seen, metric.external, tolerances);
  }
}
