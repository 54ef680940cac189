import type { ReplicaSet } from '../objects/workloads';

/** What a rolling update goes by. */
export interface RollingUpdate {
  readonly replicas: number;
  readonly maxSurge: number;
  readonly maxUnavailable: number;
  readonly current: ReplicaSet;
  /** The oldest first. */
  readonly old: readonly ReplicaSet[];
}

/** New sizes of replica sets, by name. */
export type Sizes = ReadonlyMap<string, number>;

const sizes = (sets: readonly ReplicaSet[]) => sets.reduce((sum, { spec }) => sum + spec.replicas, 0);
const available = (sets: readonly ReplicaSet[]) =>
  sets.reduce((sum, { status }) => sum + status.availableReplicas, 0);

/** How large the new replica set may be now: as many as are wanted, as far as the surge allows. */
export function newSize({ replicas, maxSurge, current, old }: RollingUpdate): number {
  if (current.spec.replicas >= replicas) return replicas;
  const room = replicas + maxSurge - sizes([...old, current]);
  return current.spec.replicas + Math.max(0, Math.min(room, replicas - current.spec.replicas));
}

/**
 * How the old replica sets shrink now: first by pods that are not available anyway, then by available ones as long as enough
 * stay (`replicas − maxUnavailable`). The oldest first. (Kubernetes, pkg/controller/deployment/rolling.go)
 */
export function oldSizes(update: RollingUpdate): Sizes {
  const { replicas, maxUnavailable, current, old } = update;
  const next = new Map<string, number>();
  const least = replicas - maxUnavailable;
  const newUnavailable = current.spec.replicas - current.status.availableReplicas;
  const most = sizes([...old, current]) - least - newUnavailable;
  if (most <= 0) return next;
  let cleaned = 0;
  for (const { metadata, spec, status } of old) {
    const gone = Math.min(most - cleaned, spec.replicas - status.availableReplicas);
    if (gone <= 0) continue;
    cleaned += gone;
    next.set(metadata.name, spec.replicas - gone);
  }
  let spare = available([...old, current]) - least;
  for (const { metadata, spec } of old) {
    if (spare <= 0) break;
    const size = next.get(metadata.name) ?? spec.replicas;
    const gone = Math.min(size, spare);
    if (gone <= 0) continue;
    next.set(metadata.name, size - gone);
    spare -= gone;
  }
  return next;
}

/**
 * The sizes of replica sets whose deployment was resized in the middle of a roll-out: what is added or taken goes to all of
 * them in proportion, so that the risk stays what it was. `before`: the size that each of them was last scaled for.
 * (Kubernetes, pkg/controller/deployment/sync.go)
 */
export function proportionalSizes(
  sets: readonly ReplicaSet[],
  before: (set: ReplicaSet) => number,
  replicas: number,
  maxSurge: number,
): Sizes {
  const total = sizes(sets);
  const allowed = replicas > 0 ? replicas + maxSurge : 0;
  let rest = allowed - total;
  const isGrowing = rest > 0;
  const next = new Map<string, number>();
  // The larger first; of equals the newer when it grows, the older when it shrinks.
  const order = [...sets].sort(
    (a, b) =>
      b.spec.replicas - a.spec.replicas ||
      (isGrowing ? b.metadata.createdAt - a.metadata.createdAt : a.metadata.createdAt - b.metadata.createdAt),
  );
  const wanted = rest;
  let added = 0;
  for (const set of order) {
    const { name } = set.metadata;
    let size = set.spec.replicas;
    if (wanted !== 0) {
      const share = replicas === 0 ? -size : Math.round((size * allowed) / (before(set) + maxSurge) - size);
      const left = wanted - added;
      const step = isGrowing ? Math.min(share, left) : Math.max(share, left);
      size += step;
      added += step;
    }
    next.set(name, size);
  }
  // What rounding left over goes to the first.
  rest = wanted - added;
  const first = order[0];
  if (first && rest !== 0) next.set(first.metadata.name, Math.max(0, next.get(first.metadata.name)! + rest));
  return next;
}
