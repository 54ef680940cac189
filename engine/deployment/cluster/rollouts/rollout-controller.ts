import { replicaSetsOf } from '../controllers/owned';
import type { Rollout } from '../objects/rollout';
import { templateHash } from '../state/names';
import type { Act, ClusterView } from '../state/view';
import { reconcileBlueGreen } from './blue-green';
import { reconcileCanary } from './canary';
import { begunStatus } from './empty-status';
import { missingService } from './point-services';
import {
  madeSet,
  type RolloutSets,
  renumbered,
  rolloutEvent,
  rolloutRevision,
  rolloutSets,
  withStatus,
} from './rollout-sets';
import { deadlineAt, rolloutStatus } from './rollout-status';
import { aborted, endedAnalyses, pauseEndsAt } from './steps';

/** What a rollout does next; [] when all is as it is wanted now. Called again after each answer. */
export function reconcileRollout(view: ClusterView, rollout: Rollout): Act[] {
  const hash = templateHash(rollout.spec.template);
  if (rollout.status.currentHash !== hash) return begun(view, rollout, hash);
  const sets = rolloutSets(view, rollout);
  const acts = work(view, rollout, sets);
  return acts.length > 0 ? acts : rolloutStatus(view, rollout, sets);
}

function work(view: ClusterView, rollout: Rollout, sets: RolloutSets): Act[] {
  const { spec, status } = rollout;
  if (spec.paused || missingService(view, rollout)) return [];
  if (!sets.current) return madeSet(rollout, sets);
  const numbered = renumbered(rollout, sets);
  if (numbered.length > 0) return numbered;
  if (spec.progressDeadlineAbort && !status.aborted && status.message.startsWith('ProgressDeadlineExceeded'))
    return aborted(view, rollout, rolloutRevision(sets.current), status.message);
  const { canary, blueGreen } = spec.strategy;
  const acts = canary
    ? reconcileCanary(view, rollout, canary, sets)
    : reconcileBlueGreen(view, rollout, blueGreen!, sets);
  return acts.length > 0 ? acts : forgotten(rollout, sets);
}

/** A template that was not there before: its roll-out begins at the first step. Back to the stable one there are no steps. */
function begun(view: ClusterView, rollout: Rollout, hash: string): Act[] {
  const { status, spec } = rollout;
  const steps = spec.strategy.canary?.steps.length ?? 0;
  const isBack = hash === status.stableHash;
  const isFirst = status.stableHash === '';
  const revision = Math.max(0, ...replicaSetsOf(view, rollout).map(rolloutRevision)) + 1;
  return [
    ...endedAnalyses(view, rollout),
    withStatus(rollout, {
      ...begunStatus(view.now),
      currentHash: hash,
      stepIndex: steps === 0 ? null : isBack || isFirst ? steps : 0,
    }),
    rolloutEvent(rollout, 'RolloutUpdated', `Rollout updated to revision ${revision}`),
  ];
}

/** Forgets replica sets beyond those that are kept for going back. */
function forgotten({ spec }: Rollout, { others }: RolloutSets): Act[] {
  const empty = others.filter((set) => set.spec.replicas === 0 && set.status.replicas === 0);
  const oldest = [...empty].sort((a, b) => rolloutRevision(a) - rolloutRevision(b));
  return oldest
    .slice(0, Math.max(0, empty.length - spec.revisionHistoryLimit))
    .map(({ metadata }) => ({ type: 'remove', kind: 'ReplicaSet', name: metadata.name }));
}

/** When a rollout next does something by time alone, after now; null: it does not. */
export function rolloutDueAt(view: ClusterView, rollout: Rollout): number | null {
  const { status, spec } = rollout;
  const due: (number | null)[] = [pauseEndsAt(rollout), deadlineAt(view, rollout)];
  for (const set of replicaSetsOf(view, rollout)) due.push(set.status.scaleDownAt);
  const seconds = spec.strategy.blueGreen?.autoPromotionSeconds;
  const pause = status.pauses.find(({ reason }) => reason === 'BlueGreenPause');
  if (seconds !== undefined && pause) due.push(pause.since + seconds * 1000);
  const later = due.filter((at): at is number => at !== null && at > view.now);
  return later.length === 0 ? null : Math.min(...later);
}
