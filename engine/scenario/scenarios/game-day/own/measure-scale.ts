import type { JsonValue } from '../../../../core/json';
import { parseQuantity } from '../../../../deployment/cluster/objects/quantity';
import type { ScalePolicy } from '../../../../world/policies/scale';
import type { Measured } from './measured';
import type { OwnProject } from './project';
import { manifestsOf } from './rollout';

interface PodSpec {
  readonly containers?: readonly {
    readonly image?: string;
    readonly readinessProbe?: unknown;
    readonly resources?: {
      readonly requests?: Readonly<Record<string, string | number>>;
      readonly limits?: Readonly<Record<string, string | number>>;
    };
  }[];
  readonly topologySpreadConstraints?: readonly { readonly topologyKey?: string }[];
  readonly affinity?: { readonly podAntiAffinity?: unknown };
}

/** What the service takes for a request on an idle worker: assumed, as of a small model in a process of Node. */
const SERVICE_SECONDS = 0.05;

/** Scale: replicas, autoscaler, probes and zones as the manifests say them, which the cluster of the lab can read. */
export function measureScale(
  { files }: Pick<OwnProject, 'files'>,
  reference: ScalePolicy,
  adHoc: ScalePolicy,
): Measured<ScalePolicy> {
  const manifests = manifestsOf(files);
  const workload = manifests.find(({ kind }) =>
    ['Rollout', 'Deployment', 'StatefulSet'].includes(kind as string),
  );
  if (!workload)
    return {
      policy: null,
      says: 'No manifest in k8s/ says how it runs, so it runs once, on one machine.',
      facts: { workload: null },
    };
  const spec = workload.spec as { replicas?: number; template?: { spec?: PodSpec } } | undefined;
  const pod = spec?.template?.spec ?? {};
  const container = pod.containers?.[0];
  const scaler = manifests.find(({ kind }) => (kind as string) === 'HorizontalPodAutoscaler');
  const { scaleTargetRef: _target, ...autoscaler } = (scaler?.spec ?? {}) as Readonly<
    Record<string, JsonValue>
  >;
  const least = numberOr(autoscaler.minReplicas, 1);
  const replicas = scaler ? Math.max(least, spec?.replicas ?? 1) : (spec?.replicas ?? 1);
  const isSpread =
    (pod.topologySpreadConstraints ?? []).some(({ topologyKey }) => /zone/.test(topologyKey ?? '')) ||
    pod.affinity?.podAntiAffinity !== undefined;
  const readiness = container?.readinessProbe !== undefined;
  const cpu = milliOf(container?.resources?.requests?.cpu);
  const memory = mebiOf(container?.resources?.limits?.memory);
  // Without a request of CPU its use is unknown to the autoscaler, which then does nothing.
  const works = scaler !== undefined && cpu !== null;
  const most = scaler ? numberOr(autoscaler.maxReplicas, replicas) : Math.max(replicas, adHoc.maxReplicas);
  return {
    policy: {
      ...reference,
      replicas,
      autoscaler: works ? (autoscaler as ScalePolicy['autoscaler']) : null,
      maxReplicas: most,
      serviceSeconds: SERVICE_SECONDS,
      cacheHits: 0,
      readiness,
      selfHealing: true,
      cpuRequestMilli: cpu ?? reference.cpuRequestMilli,
      memoryLimitMib: memory ?? reference.memoryLimitMib,
      zones: isSpread && replicas > 1 ? 2 : 1,
    },
    says: `${replicas} replica${replicas === 1 ? '' : 's'}${works ? ` that grow to ${most}` : ', and no autoscaler that works'}, ${isSpread && replicas > 1 ? 'over zones' : 'in one zone'}, ${readiness ? 'asked' : 'never asked'} whether they are ready. What a request takes is assumed: ${SERVICE_SECONDS * 1000} ms.`,
    facts: {
      workload: workload.kind as string,
      replicas,
      autoscaler: works,
      readiness,
      zones: isSpread && replicas > 1 ? 2 : 1,
    },
  };
}

const numberOr = (value: JsonValue | undefined, other: number): number =>
  typeof value === 'number' ? value : other;

function milliOf(text: string | number | undefined): number | null {
  const value = text === undefined ? null : parseQuantity(text);
  return value === null ? null : Math.max(1, value * 1000);
}

function mebiOf(text: string | number | undefined): number | null {
  const value = text === undefined ? null : parseQuantity(text);
  return value === null ? null : Math.max(16, value / 2 ** 20);
}
