import { isAvailable, type Pod } from '../objects/pod';
import type { ReplicaSet, ReplicaSetStatus } from '../objects/workloads';
import { newPod } from '../pods/new-pod';
import { endPod } from '../pods/pod-life';
import { about } from '../state/events';
import type { Act, ClusterView } from '../state/view';
import { activePodsOf, ownerOf } from './owned';

const PHASES = ['Pending', 'Running'];

/**
 * The pods in the order in which a replica set gives them up: one without a machine before one with, pending before running,
 * not ready before ready, one that restarted more, one that has been ready for less long, the younger.
 */
export function sortByWorth(pods: readonly Pod[]): Pod[] {
  const restarts = ({ status }: Pod) => Math.max(0, ...status.containers.map((one) => one.restarts));
  return [...pods].sort(
    (a, b) =>
      Number(a.status.node !== null) - Number(b.status.node !== null) ||
      PHASES.indexOf(a.status.phase) - PHASES.indexOf(b.status.phase) ||
      Number(a.status.ready) - Number(b.status.ready) ||
      b.status.readyChangedAt - a.status.readyChangedAt ||
      restarts(b) - restarts(a) ||
      b.metadata.createdAt - a.metadata.createdAt ||
      (a.metadata.name < b.metadata.name ? -1 : 1),
  );
}

/** What a replica set does so that there are as many pods as it says. */
export function reconcileReplicaSet(view: ClusterView, set: ReplicaSet): Act[] {
  const pods = activePodsOf(view, set);
  const lacking = set.spec.replicas - pods.length;
  const note = { type: 'Normal' as const, about: about(set), from: 'replicaset-controller' };
  if (lacking > 0)
    return Array.from({ length: lacking }, () => ({
      type: 'create' as const,
      object: newPod(set.spec.template, ownerOf(set), view.now),
      told: { ...note, reason: 'SuccessfulCreate', message: 'Created pod: ' },
    }));
  if (lacking < 0)
    return sortByWorth(pods)
      .slice(0, -lacking)
      .flatMap((pod): Act[] => [
        ...endPod(view, pod),
        {
          type: 'event',
          note: { ...note, reason: 'SuccessfulDelete', message: `Deleted pod: ${pod.metadata.name}` },
        },
      ]);
  return statusActs(view, set, pods);
}

function statusActs(view: ClusterView, set: ReplicaSet, pods: readonly Pod[]): Act[] {
  const { minReadySeconds } = set.spec;
  const status: ReplicaSetStatus = {
    ...set.status,
    replicas: pods.length,
    readyReplicas: pods.filter((pod) => pod.status.ready).length,
    availableReplicas: pods.filter((pod) => isAvailable(pod, minReadySeconds, view.now)).length,
  };
  const isSame =
    status.replicas === set.status.replicas &&
    status.readyReplicas === set.status.readyReplicas &&
    status.availableReplicas === set.status.availableReplicas;
  return isSame ? [] : [{ type: 'put', object: { ...set, status } }];
}

/** When a pod of a replica set next becomes available, after now; null: none does by time alone. */
export function replicaSetDueAt(view: ClusterView, set: ReplicaSet): number | null {
  const delay = set.spec.minReadySeconds * 1000;
  const due =
    delay === 0
      ? []
      : activePodsOf(view, set)
          .filter(({ status }) => status.ready)
          .map(({ status }) => status.readyChangedAt + delay)
          .filter((at) => at > view.now);
  return due.length === 0 ? null : Math.min(...due);
}
