import type { Pod } from '../objects/pod';
import { cpuMilli } from '../objects/quantity';
import type { ClusterView } from '../state/view';
import { idleOf } from './container-life';
import { workloadOf } from './workload-of';

/** What a pod uses: thousandths of a CPU, and bytes. */
export interface PodUsage {
  readonly cpuMilli: number;
  readonly memoryBytes: number;
}

/**
 * What a pod uses now: idle, and its share of what all ready pods of its workload use together, no more than its limit; null
 * when it does not run.
 */
export function podUsage(view: ClusterView, pod: Pod): PodUsage | null {
  const idle = pod.status.containers.flatMap((one) => idleOf(view, one) ?? []);
  if (idle.length === 0) return null;
  const workload = workloadOf(view, pod);
  const usage = view.usage(workload);
  const ready = usage
    ? view.list('Pod').filter((one) => one.status.ready && workloadOf(view, one) === workload).length
    : 0;
  const share = usage && pod.status.ready ? usage.cpuMilli / Math.max(1, ready) : 0;
  const limits = pod.spec.containers.map(({ resources }) => cpuMilli(resources.limits?.cpu));
  const limit = limits.includes(0) ? Number.POSITIVE_INFINITY : limits.reduce((sum, one) => sum + one, 0);
  const own = idle.reduce((sum, { idleCpuMilli }) => sum + idleCpuMilli, 0);
  const memory = idle.reduce((sum, one) => sum + one.memoryBytes, 0);
  return {
    cpuMilli: Math.round(Math.min(limit, own + share)),
    memoryBytes: usage?.memoryBytesPerPod ?? memory,
  };
}
