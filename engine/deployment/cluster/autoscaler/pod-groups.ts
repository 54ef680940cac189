import { CPU_INITIALIZATION_MS, INITIAL_READINESS_MS, type ObservedPod } from './observation';

/** Pods by what their measurement is worth. */
export interface PodGroups {
  /** How many count as working. */
  readonly readyCount: number;
  readonly unready: readonly ObservedPod[];
  readonly missing: readonly ObservedPod[];
  /** Measurements that count, by pod. */
  readonly measured: ReadonlyMap<string, number>;
}

function isUnready(pod: ObservedPod, now: number, measuredAt: number, windowMs: number): boolean {
  if (pod.startedAt === null) return true;
  if (pod.startedAt + CPU_INITIALIZATION_MS > now)
    return !pod.isReady || measuredAt < pod.readyChangedAt + windowMs;
  return !pod.isReady && pod.startedAt + INITIAL_READINESS_MS > pod.readyChangedAt;
}

/**
 * Sorts pods as the autoscaler does: those that end are left out; pending ones, and for the CPU those whose figures come from
 * starting up, are unready; those without a measurement are missing.
 * (Kubernetes, pkg/controller/podautoscaler/replica_calculator.go, groupPods)
 */
export function groupPods(pods: readonly ObservedPod[], metric: string, now: number): PodGroups {
  const unready: ObservedPod[] = [];
  const missing: ObservedPod[] = [];
  const measured = new Map<string, number>();
  for (const pod of pods) {
    if (pod.isDeleted || pod.phase === 'Failed') continue;
    const found = pod.metrics[metric];
    if (pod.phase === 'Pending') unready.push(pod);
    else if (found === undefined) missing.push(pod);
    else if (metric === 'cpu' && isUnready(pod, now, found.at, found.windowMs)) unready.push(pod);
    else measured.set(pod.name, found.value);
  }
  return { readyCount: measured.size, unready, missing, measured };
}
