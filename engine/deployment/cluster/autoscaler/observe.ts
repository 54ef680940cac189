import type { HpaSpec } from '../objects/autoscaler';
import type { Pod } from '../objects/pod';
import { cpuMilli, memoryBytes } from '../objects/quantity';
import type { Rollout } from '../objects/rollout';
import { matches } from '../objects/selector';
import type { Deployment } from '../objects/workloads';
import { podUsage } from '../pods/pod-usage';
import { workloadOf } from '../pods/workload-of';
import type { ClusterView } from '../state/view';
import type { Observation, ObservedPod, PodMetric } from './observation';

/** How often the metrics server measures, and over what span. */
const SCRAPE_MS = 15_000;

/** What is known of a pod at a moment, by the last scrape. */
function metricsOf(view: ClusterView, pod: Pod): Readonly<Record<string, PodMetric>> {
  const usage = podUsage(view, pod);
  const running = pod.status.containers.flatMap(({ state }) =>
    state.kind === 'running' ? [state.startedAt] : [],
  );
  // Nothing is known of it before it was there for one whole span.
  if (usage === null || running.length === 0 || view.now - Math.max(...running) < SCRAPE_MS) return {};
  const at = Math.floor(view.now / SCRAPE_MS) * SCRAPE_MS;
  const metric = (value: number): PodMetric => ({ value, at, windowMs: SCRAPE_MS });
  const perPod = view.usage(workloadOf(view, pod))?.perPod ?? {};
  return {
    cpu: metric(usage.cpuMilli),
    memory: metric(usage.memoryBytes),
    ...Object.fromEntries(Object.entries(perPod).map(([name, value]) => [name, metric(value * 1000)])),
  };
}

function observed(view: ClusterView, pod: Pod): ObservedPod {
  const { metadata, status, spec } = pod;
  // A container without a request makes the whole pod one without: its share could not be told.
  const total = (of: (text: string | number | undefined) => number, name: string) => {
    const each = spec.containers.map(({ resources }) => of(resources.requests?.[name]));
    return each.includes(0) ? 0 : each.reduce((sum, one) => sum + one, 0);
  };
  return {
    name: metadata.name,
    phase: status.phase,
    isDeleted: metadata.deletedAt !== null,
    isReady: status.ready,
    startedAt: status.startedAt,
    readyChangedAt: status.readyChangedAt,
    requests: { cpu: total(cpuMilli, 'cpu'), memory: total(memoryBytes, 'memory') },
    metrics: metricsOf(view, pod),
  };
}

/** What an autoscaler sees of its target. */
export function observe(view: ClusterView, target: Deployment | Rollout, spec: HpaSpec): Observation {
  const external = spec.metrics.flatMap((metric) => {
    if (metric.type !== 'External') return [];
    const { name } = metric.external.metric;
    const value = view.external(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    now: view.now,
    specReplicas: target.spec.replicas,
    statusReplicas: target.status.replicas,
    pods: view
      .list('Pod')
      .filter(({ metadata }) => matches(metadata.labels, target.spec.selector))
      .map((pod) => observed(view, pod)),
    external: Object.fromEntries(external),
  };
}
