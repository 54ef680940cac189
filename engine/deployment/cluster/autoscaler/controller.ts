import type { Hpa, HpaStatus } from '../objects/autoscaler';
import { type Condition, withCondition } from '../objects/meta';
import type { Rollout } from '../objects/rollout';
import type { Deployment } from '../objects/workloads';
import { about, type EventNote } from '../state/events';
import type { Act, ClusterView } from '../state/view';
import { type Decision, decide, type Verdict } from './decide';
import { SYNC_MS } from './observation';
import { observe } from './observe';

/** What an autoscaler scales. */
export type ScaleTarget = Deployment | Rollout;

/** The target of an autoscaler; undefined: it is not there. */
export function targetOf(view: ClusterView, { spec: { scaleTargetRef: ref } }: Hpa): ScaleTarget | undefined {
  if (ref.kind === 'Deployment') return view.find('Deployment', ref.name);
  return ref.kind === 'Rollout' ? view.find('Rollout', ref.name) : undefined;
}

const note = (hpa: Hpa, type: EventNote['type'], reason: string, message: string): Act => ({
  type: 'event',
  note: { type, reason, message, about: about(hpa), from: 'horizontal-pod-autoscaler' },
});

/** The conditions with those of one look in the place of the older ones of their type. */
const updated = (before: readonly Condition[], verdicts: readonly Verdict[], now: number) =>
  verdicts.reduce((all, one) => withCondition(all, now, one), before);

/** What an autoscaler does at this moment; [] when it is not yet time. */
export function reconcileAutoscaler(view: ClusterView, hpa: Hpa): Act[] {
  const { status, spec } = hpa;
  const { now } = view;
  if (status.nextAt > now) return [];
  const nextAt = now + SYNC_MS;
  const target = targetOf(view, hpa);
  const put = (next: Partial<HpaStatus>): Act => ({
    type: 'put',
    object: { ...hpa, status: { ...status, nextAt, ...next } },
  });
  if (target === undefined) {
    const { kind, name } = spec.scaleTargetRef;
    const plural = `${kind.toLowerCase()}s`;
    const missing = `${plural}${kind === 'Rollout' ? '.argoproj.io' : '.apps'} "${name}" not found`;
    return [
      put({
        conditions: updated(
          status.conditions,
          [
            {
              type: 'AbleToScale',
              status: 'False',
              reason: 'FailedGetScale',
              message: `the HPA controller was unable to get the target's current scale: ${missing}`,
            },
          ],
          now,
        ),
      }),
      note(hpa, 'Warning', 'FailedGetScale', missing),
    ];
  }
  const seen = observe(view, target, spec);
  const decision = decide(spec, seen, status.history);
  const isChanged = decision.desired !== target.spec.replicas;
  return [
    put({
      currentReplicas: target.status.replicas,
      desiredReplicas: decision.desired,
      lastScaleAt: isChanged ? now : status.lastScaleAt,
      metrics: decision.metrics,
      conditions: updated(status.conditions, decision.conditions, now),
      history: decision.history,
    }),
    ...(isChanged ? [resized(target, decision.desired)] : []),
    ...told(hpa, decision, isChanged),
  ];
}

function resized(target: ScaleTarget, replicas: number): Act {
  const metadata = { ...target.metadata, generation: target.metadata.generation + 1 };
  return {
    type: 'put',
    object: { ...target, metadata, spec: { ...target.spec, replicas } } as ScaleTarget,
  };
}

function told(hpa: Hpa, { desired, reason, conditions }: Decision, isChanged: boolean): Act[] {
  if (isChanged) return [note(hpa, 'Normal', 'SuccessfulRescale', `New size: ${desired}; reason: ${reason}`)];
  const failed = conditions.find(({ type, status }) => type === 'ScalingActive' && status === 'False');
  if (!failed || failed.reason === 'ScalingDisabled') return [];
  const message = failed.message.replace('the HPA was unable to compute the replica count: ', '');
  return [
    note(hpa, 'Warning', failed.reason, message),
    note(
      hpa,
      'Warning',
      'FailedComputeMetricsReplicas',
      `invalid metrics (1 invalid out of ${hpa.spec.metrics.length}), first error is: ${message}`,
    ),
  ];
}
