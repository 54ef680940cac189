import { ownerOf, replicaSetsOf } from '../controllers/owned';
import { inherited, labelled, revisionOf } from '../controllers/revisions';
import { ROLLOUT_HASH, ROLLOUT_REVISION, type Rollout, type RolloutStatus } from '../objects/rollout';
import { CHANGE_CAUSE, type ReplicaSet } from '../objects/workloads';
import { about, type EventNote } from '../state/events';
import type { Act, ClusterView } from '../state/view';

/** The replica sets of a rollout by their part. Where the new template is the stable one they are the same. */
export interface RolloutSets {
  readonly current: ReplicaSet | undefined;
  readonly stable: ReplicaSet | undefined;
  /** Neither, the oldest first. */
  readonly others: readonly ReplicaSet[];
  readonly all: readonly ReplicaSet[];
}

/** The hash of the template of a replica set. */
export const hashOf = ({ metadata }: ReplicaSet): string => metadata.labels[ROLLOUT_HASH] ?? '';

/** Sorts the replica sets of a rollout. */
export function rolloutSets(view: ClusterView, rollout: Rollout): RolloutSets {
  const all = replicaSetsOf(view, rollout);
  const { currentHash, stableHash } = rollout.status;
  const current = all.find((set) => hashOf(set) === currentHash);
  const stable = all.find((set) => hashOf(set) === stableHash);
  return { current, stable, others: all.filter((set) => set !== current && set !== stable), all };
}

/** The revision of a set among those of its rollout. */
export const rolloutRevision = (set: Pick<ReplicaSet, 'metadata'> | undefined): number =>
  set === undefined ? 0 : revisionOf(set, ROLLOUT_REVISION);

/** An event of a rollout. */
export const rolloutEvent = (
  rollout: Rollout,
  reason: string,
  message: string,
  type: EventNote['type'] = 'Normal',
): Act => ({
  type: 'event',
  note: { type, reason, message, about: about(rollout), from: 'rollouts-controller' },
});

/** Lays a rollout with parts of its status changed. */
export const withStatus = (rollout: Rollout, next: Partial<RolloutStatus>): Act => ({
  type: 'put',
  object: { ...rollout, status: { ...rollout.status, ...next } },
});

/** The replica set of a template that is new; its size follows. */
export function madeSet(rollout: Rollout, sets: RolloutSets): Act[] {
  const { spec, metadata } = rollout;
  const template = labelled(spec.template, ROLLOUT_HASH);
  const hash = template.metadata.labels[ROLLOUT_HASH]!;
  const revision = Math.max(0, ...sets.all.map(rolloutRevision)) + 1;
  const name = `${metadata.name}-${hash}`;
  return [
    {
      type: 'create',
      object: {
        apiVersion: 'apps/v1',
        kind: 'ReplicaSet',
        metadata: {
          name,
          labels: template.metadata.labels,
          annotations: { ...inherited(metadata, ROLLOUT_REVISION), [ROLLOUT_REVISION]: String(revision) },
          owner: ownerOf(rollout),
        },
        spec: {
          replicas: 0,
          selector: {
            ...spec.selector,
            matchLabels: { ...spec.selector.matchLabels, [ROLLOUT_HASH]: hash },
          },
          template,
          minReadySeconds: spec.minReadySeconds,
        },
        status: { replicas: 0, readyReplicas: 0, availableReplicas: 0, scaleDownAt: null },
      },
    },
    rolloutEvent(rollout, 'NewReplicaSetCreated', `Created ReplicaSet ${name} (revision ${revision})`),
  ];
}

/** A template that comes back is the newest again; the rollout carries the number of its template. */
export function renumbered(rollout: Rollout, { current, all }: RolloutSets): Act[] {
  if (!current) return [];
  const others = all.filter((set) => set !== current).map(rolloutRevision);
  const revision = String(Math.max(rolloutRevision(current), Math.max(0, ...others) + 1));
  const { metadata } = rollout;
  const cause = metadata.annotations[CHANGE_CAUSE];
  const acts: Act[] = [];
  if (
    current.metadata.annotations[ROLLOUT_REVISION] !== revision ||
    (cause !== undefined && current.metadata.annotations[CHANGE_CAUSE] !== cause)
  ) {
    const annotations = {
      ...current.metadata.annotations,
      [ROLLOUT_REVISION]: revision,
      ...(cause !== undefined && { [CHANGE_CAUSE]: cause }),
    };
    acts.push({ type: 'put', object: { ...current, metadata: { ...current.metadata, annotations } } });
  }
  if (metadata.annotations[ROLLOUT_REVISION] !== revision) {
    const annotations = { ...metadata.annotations, [ROLLOUT_REVISION]: revision };
    acts.push({ type: 'put', object: { ...rollout, metadata: { ...metadata, annotations } } });
  }
  return acts;
}

/** Gives a replica set another size. */
export function resizeSet(rollout: Rollout, set: ReplicaSet, replicas: number): Act[] {
  if (set.spec.replicas === replicas && set.status.scaleDownAt === null) return [];
  const object: ReplicaSet = {
    ...set,
    spec: { ...set.spec, replicas },
    status: { ...set.status, scaleDownAt: null },
  };
  if (set.spec.replicas === replicas) return [{ type: 'put', object }];
  const way = replicas > set.spec.replicas ? 'up' : 'down';
  const message = `Scaled ${way} ReplicaSet ${set.metadata.name} (revision ${rolloutRevision(set)}) from ${set.spec.replicas} to ${replicas}`;
  return [{ type: 'put', object }, rolloutEvent(rollout, 'ScalingReplicaSet', message)];
}

/** Lets a replica set end after a delay, once; it is ended when its time has come. */
export function retire(view: ClusterView, rollout: Rollout, set: ReplicaSet, delaySeconds: number): Act[] {
  if (set.spec.replicas === 0) return [];
  const { scaleDownAt } = set.status;
  if (scaleDownAt === null && delaySeconds > 0)
    return [
      {
        type: 'put',
        object: { ...set, status: { ...set.status, scaleDownAt: view.now + delaySeconds * 1000 } },
      },
    ];
  return scaleDownAt !== null && scaleDownAt > view.now ? [] : resizeSet(rollout, set, 0);
}
