import type { ClusterObject } from '../objects/kinds';
import type { Condition, ObjectMeta } from '../objects/meta';
import type { ContainerState, ContainerStatus, Pod } from '../objects/pod';
import { isoTime } from './iso-time';

type Json = Record<string, unknown>;

const nonEmpty = (texts: Readonly<Record<string, string>>) =>
  Object.keys(texts).length > 0 ? texts : undefined;

function metadataOf({
  name,
  namespace,
  uid,
  labels,
  annotations,
  generation,
  createdAt,
  owner,
  deletedAt,
}: ObjectMeta): Json {
  return {
    annotations: nonEmpty(annotations),
    creationTimestamp: isoTime(createdAt),
    deletionTimestamp: deletedAt === null ? undefined : isoTime(deletedAt),
    generation,
    labels: nonEmpty(labels),
    name,
    namespace,
    ownerReferences: owner ? [{ ...owner, blockOwnerDeletion: true, controller: true }] : undefined,
    uid,
  };
}

const conditionsOf = (conditions: readonly Condition[]): Json[] | undefined =>
  conditions.length === 0
    ? undefined
    : conditions.map(({ type, status, reason, message, at, updatedAt }) => ({
        lastTransitionTime: isoTime(at),
        lastUpdateTime: isoTime(updatedAt),
        message,
        reason,
        status,
        type,
      }));

const stateOf = (state: ContainerState): Json => {
  switch (state.kind) {
    case 'running':
      return { running: { startedAt: isoTime(state.startedAt) } };
    case 'waiting':
      return { waiting: { message: state.message || undefined, reason: state.reason } };
    case 'terminated':
      return {
        terminated: {
          exitCode: state.exitCode,
          finishedAt: isoTime(state.finishedAt),
          reason: state.reason,
          startedAt: isoTime(state.startedAt),
        },
      };
  }
};

const containerOf = ({
  name,
  image,
  imageId,
  state,
  last,
  ready,
  started,
  restarts,
}: ContainerStatus): Json => ({
  image,
  imageID: imageId,
  lastState: last ? stateOf({ kind: 'terminated', ...last }) : {},
  name,
  ready,
  restartCount: restarts,
  started,
  state: stateOf(state),
});

function podStatusOf({ status, metadata }: Pod): Json {
  const condition = (type: string, isTrue: boolean, at: number, more: Json = {}) => ({
    lastTransitionTime: isoTime(at),
    ...more,
    status: isTrue ? 'True' : 'False',
    type,
  });
  const isScheduled = status.node !== null;
  return {
    conditions: [
      condition('Ready', status.ready, status.readyChangedAt),
      condition('ContainersReady', status.ready, status.readyChangedAt),
      condition(
        'PodScheduled',
        isScheduled,
        status.startedAt ?? metadata.createdAt,
        status.unschedulable ? { message: status.unschedulable, reason: 'Unschedulable' } : {},
      ),
    ],
    containerStatuses: isScheduled ? status.containers.map(containerOf) : undefined,
    phase: status.phase,
    podIP: status.ip || undefined,
    startTime: status.startedAt === null ? undefined : isoTime(status.startedAt),
  };
}

function statusOf(object: ClusterObject): Json | undefined {
  switch (object.kind) {
    case 'Pod':
      return podStatusOf(object);
    case 'Deployment': {
      const { conditions, progressedAt: _at, ...counts } = object.status;
      return { ...counts, conditions: conditionsOf(conditions) };
    }
    case 'ReplicaSet': {
      const { scaleDownAt: _at, ...counts } = object.status;
      return counts;
    }
    case 'HorizontalPodAutoscaler': {
      const { currentReplicas, desiredReplicas, lastScaleAt, conditions } = object.status;
      return {
        conditions: conditionsOf(conditions)?.map(({ lastUpdateTime: _at, ...rest }) => rest),
        currentReplicas,
        desiredReplicas,
        lastScaleTime: lastScaleAt === null ? undefined : isoTime(lastScaleAt),
      };
    }
    case 'Rollout': {
      const { status } = object;
      return {
        HPAReplicas: status.replicas,
        abort: status.aborted || undefined,
        abortedAt: status.abortedAt === null ? undefined : isoTime(status.abortedAt),
        availableReplicas: status.availableReplicas,
        blueGreen: object.spec.strategy.blueGreen
          ? { activeSelector: status.activeHash, previewSelector: status.previewHash }
          : undefined,
        conditions: conditionsOf(status.conditions),
        currentPodHash: status.currentHash,
        currentStepIndex: status.stepIndex ?? undefined,
        message: status.message || undefined,
        observedGeneration: String(status.observedGeneration),
        pauseConditions:
          status.pauses.length === 0
            ? undefined
            : status.pauses.map(({ reason, since }) => ({ reason, startTime: isoTime(since) })),
        phase: status.phase,
        readyReplicas: status.readyReplicas,
        replicas: status.replicas,
        stableRS: status.stableHash,
        updatedReplicas: status.updatedReplicas,
      };
    }
    case 'AnalysisRun': {
      const { phase, message, startedAt, results } = object.status;
      return {
        message: message || undefined,
        metricResults: results.map((one) => ({
          count: one.successful + one.failed + one.inconclusive,
          error: one.errors || undefined,
          failed: one.failed || undefined,
          inconclusive: one.inconclusive || undefined,
          measurements: one.measurements.map(({ at, phase: verdict, value, message: said }) => ({
            finishedAt: isoTime(at),
            message: said || undefined,
            phase: verdict,
            startedAt: isoTime(at),
            value: value || undefined,
          })),
          message: one.message || undefined,
          name: one.name,
          phase: one.phase,
          successful: one.successful || undefined,
        })),
        phase,
        startedAt: isoTime(startedAt),
      };
    }
    case 'Service':
      return {
        loadBalancer: object.status.address === null ? {} : { ingress: [{ ip: object.status.address }] },
      };
    default:
      return undefined;
  }
}

/** An object as the API shows it: plain data, in the field's own names, without fields that have no value. */
export function apiObject(object: ClusterObject): Json {
  const { apiVersion, kind, metadata, spec } = object;
  const isData = kind === 'ConfigMap' || kind === 'Secret';
  const { terminate: _terminate, ...shown } = spec as { terminate?: boolean };
  const status = statusOf(object);
  const whole = {
    apiVersion,
    ...(isData && spec),
    kind,
    metadata: metadataOf(metadata),
    ...(!isData && { spec: shown }),
    ...(status && { status }),
  };
  // Undefined fields go.
  return JSON.parse(JSON.stringify(whole)) as Json;
}
