import type { ReplicaSet } from '../objects/workloads';

/** A replica set and the size that it is to have. */
export interface SizeTarget {
  readonly set: ReplicaSet;
  readonly target: number;
}

/** What may not be passed on the way. */
export interface MoveBounds {
  /** The most pods of all sets. */
  readonly most: number;
  /** The fewest that are available. */
  readonly least: number;
}

/** Pods that were given up a moment ago may still be counted as available: no more than are asked for are. */
const availableOf = ({ spec, status }: ReplicaSet): number =>
  Math.min(spec.replicas, status.availableReplicas);

/**
 * The next sizes of replica sets on their way to where they are to be, by name; only those that change. What grows is named
 * in the order in which it does. What shrinks gives up its pods that are not available first, then as many as can be spared.
 */
export function nextSizes(
  targets: readonly SizeTarget[],
  { most, least }: MoveBounds,
): ReadonlyMap<string, number> {
  const next = new Map<string, number>();
  let room = most - targets.reduce((sum, { set }) => sum + set.spec.replicas, 0);
  for (const { set, target } of targets) {
    const more = Math.min(room, target - set.spec.replicas);
    if (more <= 0) continue;
    room -= more;
    next.set(set.metadata.name, set.spec.replicas + more);
  }
  let spare = targets.reduce((sum, { set }) => sum + availableOf(set), 0) - least;
  for (const { set, target } of targets) {
    const excess = set.spec.replicas - target;
    if (excess <= 0) continue;
    const idle = Math.min(excess, set.spec.replicas - availableOf(set));
    const spared = Math.max(0, Math.min(excess - idle, spare));
    spare -= spared;
    if (idle + spared > 0) next.set(set.metadata.name, set.spec.replicas - idle - spared);
  }
  return next;
}

/** How many pods of each version a weight stands for when it follows from their number: the new one is rounded up. */
export function splitByWeight(
  replicas: number,
  weight: number,
  maxSurge: number,
): { readonly canary: number; readonly stable: number } {
  if (weight <= 0) return { canary: 0, stable: replicas };
  const canary = Math.min(replicas, Math.ceil((replicas * weight) / 100));
  if (weight >= 100) return { canary, stable: 0 };
  // Both versions are there as long as a surge allows it, even where one pod is all that is asked for.
  const least = replicas > 0 && maxSurge > 0 ? 1 : 0;
  return { canary, stable: Math.max(least, replicas - canary) };
}
