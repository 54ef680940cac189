import type { ContainerStatus, Pod, PodStatus } from '../objects/pod';
import { about, type EventNote } from '../state/events';
import type { Act, ClusterView } from '../state/view';
import type { Need } from './behaviour';
import { type ContainerStep, stepContainer } from './container-life';

/** What becomes of a pod at a moment, or what has to be known first. */
export interface PodStep {
  readonly acts: readonly Act[];
  readonly need: Need | null;
}

const NOTHING: PodStep = { acts: [], need: null };

const dueOf = ({ dueAt, plan, state, started, ready }: ContainerStatus): number[] => {
  const due = dueAt === null ? [] : [dueAt];
  if (state.kind !== 'running' || plan === null) return due;
  if (plan.end) due.push(plan.end.at);
  if (!started && plan.startedAt !== null) due.push(plan.startedAt);
  if (!ready && plan.readyAt !== null && plan.unreadyAt === null) due.push(plan.readyAt);
  if (plan.unreadyAt !== null && plan.readyAt !== null) due.push(ready ? plan.unreadyAt : plan.readyAt);
  return due;
};

/** When something happens to a pod next, by itself, after a moment; null: nothing does. Milliseconds. */
export function podDueAt({ status }: Pod, now: number): number | null {
  if (status.goneAt !== null) return Math.max(status.goneAt, now);
  const due = status.containers.flatMap(dueOf).filter((at) => at > now);
  return due.length === 0 ? null : Math.min(...due);
}

/** Lets a pod that is on a node live on to this moment. */
export function stepPod(view: ClusterView, pod: Pod): PodStep {
  const { status, metadata } = pod;
  if (status.goneAt !== null)
    return status.goneAt > view.now
      ? NOTHING
      : { acts: [{ type: 'remove', kind: 'Pod', name: metadata.name }], need: null };
  if (status.node === null || metadata.deletedAt !== null) return NOTHING;
  const acts: Act[] = [];
  const containers: ContainerStatus[] = [];
  for (const [at, before] of status.containers.entries()) {
    const step: ContainerStep = stepContainer(view, pod, pod.spec.containers[at]!, before);
    if (step.need) return { acts: [], need: step.need };
    acts.push(...step.acts);
    containers.push(step.status);
  }
  if (containers.every((one, at) => one === status.containers[at])) return { acts, need: null };
  return {
    acts: [{ type: 'put', object: { ...pod, status: statusOf(view, status, containers) } }, ...acts],
    need: null,
  };
}

function statusOf(view: ClusterView, before: PodStatus, containers: readonly ContainerStatus[]): PodStatus {
  const hasBegun = containers.every(
    ({ state, last, restarts }) => state.kind !== 'waiting' || last !== null || restarts > 0,
  );
  const ready = containers.every((one) => one.ready);
  return {
    ...before,
    containers,
    phase: hasBegun ? 'Running' : 'Pending',
    ready,
    readyChangedAt: ready === before.ready ? before.readyChangedAt : view.now,
  };
}

/** Tells a pod to end: it gets no more requests at once, and its processes have their grace. `graceSeconds` replaces its own. */
export function endPod(view: ClusterView, pod: Pod, graceSeconds?: number): Act[] {
  const { status, spec, metadata } = pod;
  const running = status.containers.filter(({ state }) => state.kind === 'running');
  const grace = (graceSeconds ?? spec.terminationGracePeriodSeconds) * 1000;
  const takes = running.map(({ behaviour }) => Math.min(view.behaviour(behaviour)?.stopMs ?? grace, grace));
  const note = (name: string): EventNote => ({
    type: 'Normal',
    reason: 'Killing',
    message: `Stopping container ${name}`,
    about: about(pod),
    from: 'kubelet',
  });
  return [
    {
      type: 'put',
      object: {
        ...pod,
        metadata: { ...metadata, deletedAt: view.now },
        status: {
          ...status,
          ready: false,
          readyChangedAt: status.ready ? view.now : status.readyChangedAt,
          goneAt: view.now + Math.max(0, ...takes),
        },
      },
    },
    { type: 'quiet', uid: metadata.uid },
    ...running.map(({ name }): Act => ({ type: 'event', note: note(name) })),
  ];
}
