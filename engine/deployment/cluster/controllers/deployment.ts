import {
  CHANGE_CAUSE,
  DESIRED,
  type Deployment,
  HASH_LABEL,
  REVISION,
  type ReplicaSet,
} from '../objects/workloads';
import { about, type EventNote } from '../state/events';
import { templateHash } from '../state/names';
import type { Act, ClusterView } from '../state/view';
import { deploymentStatus } from './deployment-status';
import { fencepostsOf } from './fenceposts';
import { ownerOf, podsOf, replicaSetsOf } from './owned';
import { inherited, labelled, revisionOf } from './revisions';
import { newSize, oldSizes, proportionalSizes, type RollingUpdate, type Sizes } from './rolling-update';

const note = (deployment: Deployment, message: string): EventNote => ({
  type: 'Normal',
  reason: 'ScalingReplicaSet',
  message,
  about: about(deployment),
  from: 'deployment-controller',
});

function resize(deployment: Deployment, set: ReplicaSet, replicas: number): Act[] {
  const desired = String(deployment.spec.replicas);
  if (set.spec.replicas === replicas && set.metadata.annotations[DESIRED] === desired) return [];
  const annotations = { ...set.metadata.annotations, [DESIRED]: desired };
  const object = { ...set, metadata: { ...set.metadata, annotations }, spec: { ...set.spec, replicas } };
  if (set.spec.replicas === replicas) return [{ type: 'put', object }];
  const way = replicas > set.spec.replicas ? 'up' : 'down';
  const message = `Scaled ${way} replica set ${set.metadata.name} from ${set.spec.replicas} to ${replicas}`;
  return [
    { type: 'put', object },
    { type: 'event', note: note(deployment, message) },
  ];
}

const resizeAll = (deployment: Deployment, sets: readonly ReplicaSet[], next: Sizes): Act[] =>
  sets.flatMap((set) => {
    const size = next.get(set.metadata.name);
    return size === undefined ? [] : resize(deployment, set, size);
  });

/** What a deployment does next; [] when all is as it is wanted. Called again after each answer. */
export function reconcileDeployment(view: ClusterView, deployment: Deployment): Act[] {
  const sets = replicaSetsOf(view, deployment);
  const hash = templateHash(deployment.spec.template);
  const current = sets.find(({ metadata }) => metadata.labels[HASH_LABEL] === hash);
  const old = sets.filter((set) => set !== current);
  const acts =
    deployment.spec.paused || isResized(deployment, sets)
      ? resized(deployment, sets, current)
      : rolledOut(view, deployment, current, old);
  return acts.length > 0 ? acts : deploymentStatus(view, deployment, current, old);
}

function rolledOut(
  view: ClusterView,
  deployment: Deployment,
  current: ReplicaSet | undefined,
  old: readonly ReplicaSet[],
): Act[] {
  if (deployment.spec.strategy.type === 'Recreate') {
    const running = old.filter(({ spec }) => spec.replicas > 0);
    if (running.length > 0) return running.flatMap((set) => resize(deployment, set, 0));
    // New pods begin only when the last old one is gone, its grace included.
    if (old.some((set) => podsOf(view, set).length > 0)) return [];
  }
  if (current === undefined) return [made(deployment, old)];
  const renumbered = renumber(deployment, current, old);
  if (renumbered.length > 0) return renumbered;
  const { replicas, strategy } = deployment.spec;
  if (strategy.type === 'Recreate') return resize(deployment, current, replicas);
  const update: RollingUpdate = { replicas, ...fencepostsOf(deployment), current, old };
  const grown = resize(deployment, current, newSize(update));
  if (grown.length > 0) return grown;
  const shrunk = resizeAll(deployment, old, oldSizes(update));
  return shrunk.length > 0 ? shrunk : cleanedUp(deployment, current, old);
}

const nextRevision = (old: readonly ReplicaSet[]) =>
  Math.max(0, ...old.map((set) => revisionOf(set, REVISION))) + 1;

/** The replica set of a template that is new. It begins with nothing; its size follows. */
function made(deployment: Deployment, old: readonly ReplicaSet[]): Act {
  const { spec, metadata } = deployment;
  const template = labelled(spec.template, HASH_LABEL);
  const hash = template.metadata.labels[HASH_LABEL]!;
  return {
    type: 'create',
    object: {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: {
        name: `${metadata.name}-${hash}`,
        labels: template.metadata.labels,
        annotations: {
          ...inherited(metadata, REVISION),
          [DESIRED]: String(spec.replicas),
          [REVISION]: String(nextRevision(old)),
        },
        owner: ownerOf(deployment),
      },
      spec: {
        replicas: 0,
        selector: {
          ...spec.selector,
          matchLabels: { ...spec.selector.matchLabels, [HASH_LABEL]: hash },
        },
        template,
        minReadySeconds: spec.minReadySeconds,
      },
      status: { replicas: 0, readyReplicas: 0, availableReplicas: 0, scaleDownAt: null },
    },
  };
}

/** A template that comes back is the newest again; the deployment carries the number of its template. */
function renumber(deployment: Deployment, current: ReplicaSet, old: readonly ReplicaSet[]): Act[] {
  const revision = String(Math.max(revisionOf(current, REVISION), nextRevision(old)));
  const { metadata, spec } = deployment;
  const cause = metadata.annotations[CHANGE_CAUSE];
  const acts: Act[] = [];
  const { annotations } = current.metadata;
  if (
    annotations[REVISION] !== revision ||
    annotations[CHANGE_CAUSE] !== cause ||
    current.spec.minReadySeconds !== spec.minReadySeconds
  ) {
    const { [CHANGE_CAUSE]: _before, ...rest } = annotations;
    const next = { ...rest, [REVISION]: revision, ...(cause !== undefined && { [CHANGE_CAUSE]: cause }) };
    acts.push({
      type: 'put',
      object: {
        ...current,
        metadata: { ...current.metadata, annotations: next },
        spec: { ...current.spec, minReadySeconds: spec.minReadySeconds },
      },
    });
  }
  if (metadata.annotations[REVISION] !== revision)
    acts.push({
      type: 'put',
      object: {
        ...deployment,
        metadata: { ...metadata, annotations: { ...metadata.annotations, [REVISION]: revision } },
      },
    });
  return acts;
}

/** Whether the deployment was given another size since its replica sets were last scaled. */
function isResized({ spec }: Deployment, sets: readonly ReplicaSet[]): boolean {
  return sets.some(
    (set) => set.spec.replicas > 0 && set.metadata.annotations[DESIRED] !== String(spec.replicas),
  );
}

function resized(
  deployment: Deployment,
  sets: readonly ReplicaSet[],
  current: ReplicaSet | undefined,
): Act[] {
  const { replicas } = deployment.spec;
  const active = sets.filter(({ spec }) => spec.replicas > 0);
  const [only = current ?? sets.at(-1)] = active;
  if (active.length <= 1) return only ? resize(deployment, only, replicas) : [];
  if (current && current.status.availableReplicas === replicas && current.spec.replicas === replicas)
    return active.filter((set) => set !== current).flatMap((set) => resize(deployment, set, 0));
  const before = (set: ReplicaSet) => Number(set.metadata.annotations[DESIRED] ?? replicas);
  if (active.every((set) => before(set) === replicas)) return [];
  const { maxSurge } = fencepostsOf(deployment);
  return resizeAll(deployment, active, proportionalSizes(active, before, replicas, maxSurge));
}

/** Forgets replica sets beyond those that are kept for going back, once the roll-out is done. */
function cleanedUp({ spec }: Deployment, current: ReplicaSet, old: readonly ReplicaSet[]): Act[] {
  if (current.status.availableReplicas < spec.replicas) return [];
  const empty = old.filter((set) => set.spec.replicas === 0 && set.status.replicas === 0);
  const oldest = [...empty].sort((a, b) => revisionOf(a, REVISION) - revisionOf(b, REVISION));
  return oldest
    .slice(0, Math.max(0, empty.length - spec.revisionHistoryLimit))
    .map(({ metadata }) => ({ type: 'remove', kind: 'ReplicaSet', name: metadata.name }));
}
