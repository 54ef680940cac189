import { podsOf, replicaSetsOf } from '../controllers/owned';
import { revisionOf } from '../controllers/revisions';
import { actualWeight } from '../kubectl/argo/rollout-head';
import { rolloutWords } from '../kubectl/commands/rollout-words';
import { podRestarts, podStatus } from '../kubectl/pod-words';
import type { Pod } from '../objects/pod';
import { ROLLOUT_REVISION, type Rollout } from '../objects/rollout';
import { CHANGE_CAUSE, type Deployment, HASH_LABEL, REVISION, type ReplicaSet } from '../objects/workloads';
import { hashOf } from '../rollouts/rollout-sets';
import { pauseEndsAt, stepText } from '../rollouts/steps';
import { templateHash } from '../state/names';
import type { ClusterView } from '../state/view';

/** A pod, as it is drawn. */
export interface PodView {
  readonly name: string;
  /** As `kubectl get pods` calls it. */
  readonly status: string;
  readonly look: 'ready' | 'starting' | 'failing' | 'ending';
  readonly restarts: number;
  readonly node: string | null;
  /** Milliseconds of cluster time. */
  readonly createdAt: number;
}

/** One version of a workload. */
export interface RevisionView {
  readonly revision: number;
  readonly name: string;
  readonly images: readonly string[];
  /** `stable`, `canary`, `active`, `preview`, `new`, `old`. */
  readonly parts: readonly string[];
  readonly cause: string | null;
  readonly desired: number;
  readonly ready: number;
  readonly pods: readonly PodView[];
}

/** A deployment or a rollout. */
export interface WorkloadView {
  readonly kind: 'Deployment' | 'Rollout';
  readonly name: string;
  /** How it stands, in kubectl's words. */
  readonly words: string;
  readonly phase: 'done' | 'moving' | 'paused' | 'failed';
  readonly isPaused: boolean;
  readonly strategy: string;
  readonly replicas: number;
  readonly ready: number;
  readonly available: number;
  readonly containers: readonly { readonly name: string; readonly image: string }[];
  /** The newest first; empty ones without pods count as history. */
  readonly revisions: readonly RevisionView[];
  readonly rollout: RolloutView | null;
  readonly scaler: ScalerView | null;
}

/** Where a rollout's canary stands. */
export interface RolloutView {
  readonly steps: readonly { readonly text: string; readonly state: 'done' | 'now' | 'later' }[];
  readonly weight: number;
  readonly actualWeight: number;
  readonly mirror: number;
  readonly isAborted: boolean;
  /** Whether there is a version to promote or to call off. */
  readonly isUnderWay: boolean;
  /** Whether it goes on by itself after a time. */
  readonly isTimed: boolean;
  readonly analyses: readonly {
    readonly name: string;
    readonly phase: string;
    readonly values: readonly string[];
  }[];
}

/** What scales it. */
export interface ScalerView {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly metrics: readonly string[];
  readonly conditions: readonly { readonly text: string; readonly message: string }[];
}

function podView(pod: Pod): PodView {
  const status = podStatus(pod);
  const isNew = ['Pending', 'ContainerCreating', 'Running'].includes(status);
  return {
    name: pod.metadata.name,
    status: status === 'Running' && !pod.status.ready ? 'Running, not ready' : status,
    look: status === 'Terminating' ? 'ending' : !isNew ? 'failing' : pod.status.ready ? 'ready' : 'starting',
    restarts: podRestarts(pod),
    node: pod.status.node,
    createdAt: pod.metadata.createdAt,
  };
}

function revisionView(
  view: ClusterView,
  set: ReplicaSet,
  parts: readonly string[],
  annotation: string,
): RevisionView {
  return {
    revision: revisionOf(set, annotation),
    name: set.metadata.name,
    images: set.spec.template.spec.containers.map(({ image }) => image),
    parts,
    cause: set.metadata.annotations[CHANGE_CAUSE] ?? null,
    desired: set.spec.replicas,
    ready: set.status.readyReplicas,
    pods: podsOf(view, set).map(podView),
  };
}

const byRevision = (a: RevisionView, b: RevisionView) => b.revision - a.revision;

function scalerOf(view: ClusterView, kind: string, name: string): ScalerView | null {
  const hpa = view
    .list('HorizontalPodAutoscaler')
    .find(({ spec: { scaleTargetRef: ref } }) => ref.kind === kind && ref.name === name);
  if (!hpa) return null;
  return {
    name: hpa.metadata.name,
    min: hpa.spec.minReplicas,
    max: hpa.spec.maxReplicas,
    metrics: hpa.status.metrics.map(
      ({ name: metric, current, target }) => `${metric}: ${current ?? 'unknown'} of ${target}`,
    ),
    conditions: hpa.status.conditions.map(({ type, status, reason, message }) => ({
      text: `${type}: ${status}, ${reason}`,
      message,
    })),
  };
}

function deploymentView(view: ClusterView, deployment: Deployment): WorkloadView {
  const { metadata, spec, status } = deployment;
  const { text, isDone, failure } = rolloutWords(deployment);
  const hash = templateHash(spec.template);
  const strategy =
    spec.strategy.type === 'Recreate'
      ? 'Recreate'
      : `Rolling update, ${spec.strategy.rollingUpdate.maxSurge} more, ${spec.strategy.rollingUpdate.maxUnavailable} fewer at most`;
  return {
    kind: 'Deployment',
    name: metadata.name,
    words: failure?.replace(/^error: /, '') ?? (spec.paused && !isDone ? 'paused' : text),
    phase: failure ? 'failed' : isDone ? 'done' : spec.paused ? 'paused' : 'moving',
    isPaused: spec.paused,
    strategy,
    replicas: spec.replicas,
    ready: status.readyReplicas,
    available: status.availableReplicas,
    containers: spec.template.spec.containers.map(({ name, image }) => ({ name, image })),
    revisions: replicaSetsOf(view, deployment)
      .map((set) =>
        revisionView(view, set, [set.metadata.labels[HASH_LABEL] === hash ? 'new' : 'old'], REVISION),
      )
      .sort(byRevision),
    rollout: null,
    scaler: scalerOf(view, 'Deployment', metadata.name),
  };
}

const PHASES = { Healthy: 'done', Progressing: 'moving', Paused: 'paused', Degraded: 'failed' } as const;

function rolloutView(view: ClusterView, rollout: Rollout): WorkloadView {
  const { metadata, spec, status } = rollout;
  const isBlueGreen = spec.strategy.blueGreen !== undefined;
  const isUnderWay = status.stableHash !== '' && status.currentHash !== status.stableHash;
  const at = status.stepIndex ?? 0;
  const partsOf = (hash: string): string[] => [
    ...(hash === status.stableHash ? ['stable'] : []),
    ...(hash === status.currentHash && hash !== status.stableHash
      ? [isBlueGreen ? 'preview' : 'canary']
      : []),
    ...(isBlueGreen && hash === status.activeHash ? ['active'] : []),
  ];
  const steps = (spec.strategy.canary?.steps ?? []).map((step, index) => ({
    text: stepText(step),
    state:
      !isUnderWay || index < at ? ('done' as const) : index === at ? ('now' as const) : ('later' as const),
  }));
  return {
    kind: 'Rollout',
    name: metadata.name,
    words: status.message === '' ? status.phase : `${status.phase}: ${status.message}`,
    phase: PHASES[status.phase],
    isPaused: spec.paused,
    strategy: isBlueGreen ? 'Blue/green' : 'Canary',
    replicas: spec.replicas,
    ready: status.readyReplicas,
    available: status.availableReplicas,
    containers: spec.template.spec.containers.map(({ name, image }) => ({ name, image })),
    revisions: replicaSetsOf(view, rollout)
      .map((set) => revisionView(view, set, partsOf(hashOf(set)), ROLLOUT_REVISION))
      .sort(byRevision),
    rollout: {
      steps,
      weight: status.weight,
      actualWeight: actualWeight(view, rollout),
      mirror: status.mirror,
      isAborted: status.aborted,
      isUnderWay,
      isTimed: pauseEndsAt(rollout) !== null || spec.strategy.blueGreen?.autoPromotionSeconds !== undefined,
      analyses: Object.values(status.analyses).flatMap((name) => {
        const run = view.find('AnalysisRun', name);
        if (!run) return [];
        const values = run.status.results.flatMap(({ measurements }) =>
          measurements.map(({ phase, value, message }) => `${phase} ${value || message}`),
        );
        return [{ name, phase: run.status.phase, values }];
      }),
    },
    scaler: scalerOf(view, 'Rollout', metadata.name),
  };
}

/** The deployments and rollouts of a cluster, as they are drawn. */
export const workloadViews = (view: ClusterView): readonly WorkloadView[] => [
  ...view.list('Deployment').map((one) => deploymentView(view, one)),
  ...view.list('Rollout').map((one) => rolloutView(view, one)),
];
