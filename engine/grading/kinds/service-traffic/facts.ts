import type { Facts } from '../../../core/facts';
import { parseManifests } from '../../../deployment/cluster/manifest/parse-manifests';
import type { Container } from '../../../deployment/cluster/objects/pod-template';
import type { OperationsDescription } from '../../../operations/description';
import { addedPerRow, type MeasuredService } from '../../../operations/plan/measure-plan';
import type { TrafficPlan } from '../../../operations/plan/plan-file';
import type { OperationsResult } from '../../../operations/result';
import { summaryOf } from '../../../operations/summary';

const ms = (seconds: number | null) => (seconds === null ? null : Math.round(seconds * 1000));

/** What was measured of the service, and what the plan puts before it. */
export function planFacts(plan: TrafficPlan, measured: MeasuredService): Facts {
  const { answers, loadSeconds } = measured.single;
  const { batching, cache } = plan;
  return {
    oneMs: ms(answers.reduce((sum, { seconds }) => sum + seconds, 0) / answers.length),
    loadMs: ms(loadSeconds),
    failedRows: answers.filter(({ status }) => status >= 400).length,
    batchRows: batching?.most ?? 1,
    batchWaitMs: batching ? ms(batching.wait) : 0,
    addedPerRow: batching ? addedPerRow(measured, batching.most) : 1,
    hasCache: cache !== undefined,
    // An answer that never ends is older than any bound.
    cacheSeconds: cache === undefined ? 0 : (cache.ttl ?? 1e9),
  };
}

interface WrittenSpec {
  readonly replicas?: number;
  readonly minReplicas?: number;
  readonly maxReplicas?: number;
  readonly metrics?: readonly {
    readonly resource?: { readonly target?: { readonly averageUtilization?: number } };
  }[];
  readonly template?: { readonly spec?: { readonly containers?: readonly Partial<Container>[] } };
}

/** What the objects say. */
export function objectFacts({ cluster }: OperationsDescription): Facts {
  if (cluster.kind !== 'manifests') return {};
  const all = cluster.files.flatMap(({ path, text }) => parseManifests(text, path).manifests);
  const specOf = (kinds: readonly string[]) =>
    all.find(({ kind }) => kinds.includes(kind))?.spec as WrittenSpec | undefined;
  const scaler = specOf(['HorizontalPodAutoscaler']);
  const workload = specOf(['Deployment', 'Rollout']);
  const container = workload?.template?.spec?.containers?.[0];
  return {
    hasScaler: scaler !== undefined,
    minReplicas: scaler?.minReplicas ?? 1,
    maxReplicas: scaler?.maxReplicas ?? null,
    targetUse:
      scaler?.metrics?.find(({ resource }) => resource)?.resource?.target?.averageUtilization ?? null,
    writesReplicas: workload?.replicas !== undefined,
    requestsCpu: container?.resources?.requests?.cpu !== undefined,
    hasReadiness: container?.readinessProbe !== undefined,
    hasLiveness: container?.livenessProbe !== undefined,
  };
}

/** What came of the requests and of the pods. */
export function resultFacts(result: OperationsResult, plan: TrafficPlan): Facts {
  const { objective } = plan;
  const summary = summaryOf(result, objective);
  const { sent, cached, timedOut, refused, unrouted, failed, crashed, p50, p99, worstP99 } = summary;
  const lost = timedOut + refused + unrouted + failed + crashed;
  const { moments, traffic, refusals } = result;
  const last = moments.at(-1)?.workload;
  const pods = last?.revisions.flatMap((revision) => revision.pods) ?? [];
  const restarts = moments.flatMap(({ workload }) =>
    workload.revisions.flatMap((revision) => revision.pods.map((pod) => pod.restarts)),
  );
  return {
    sent,
    good: summary.good,
    lost,
    timedOut,
    refused,
    unrouted,
    failed,
    crashed,
    cachedShare: sent === 0 ? 0 : cached / sent,
    p50Ms: ms(p50),
    p99Ms: ms(p99),
    worstP99Ms: ms(worstP99),
    readyAtStart: traffic.fleet.ready[0] ?? 0,
    mostReplicas: summary.mostReplicas,
    mostUsed: summary.mostUsed,
    restarts: Math.max(0, ...restarts),
    podStatus: pods.find(({ look }) => look !== 'ready')?.status ?? null,
    scalerBlind: last?.scaler?.metrics.some((text) => text.includes('unknown')) ?? false,
    refusal: refusals[0]?.message ?? null,
    isReleased: last?.revisions.find(({ desired }) => desired > 0)?.images[0]?.endsWith('-next') ?? false,
    podsPerNode: result.podsPerNode,
    mostNodes: result.nodes.length === 0 ? null : Math.max(...result.nodes),
  };
}
