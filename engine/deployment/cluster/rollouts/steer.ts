import type { Rollout } from '../objects/rollout';
import type { Steering } from '../state/inputs';
import type { Act, ClusterView } from '../state/view';
import { rolloutRevision, rolloutSets, withStatus } from './rollout-sets';
import { aborted, nextStep } from './steps';

/** What somebody's word does to a rollout: let it go on, let it through, call it off, try it again. */
export function steered(view: ClusterView, rollout: Rollout, act: Steering): Act[] {
  const { status, spec } = rollout;
  const isNew = status.stableHash !== '' && status.stableHash !== status.currentHash;
  switch (act) {
    case 'abort':
      return isNew && !status.aborted
        ? aborted(view, rollout, rolloutRevision(rolloutSets(view, rollout).current), '')
        : [];
    case 'retry':
      return status.aborted
        ? [
            withStatus(rollout, {
              aborted: false,
              abortedAt: null,
              abortMessage: '',
              analyses: {},
              stepIndex: spec.strategy.canary?.steps.length ? 0 : null,
              stepSince: view.now,
              progressedAt: view.now,
              previewHash: status.activeHash,
            }),
          ]
        : [];
    case 'promote-full':
      return isNew && !status.aborted
        ? [withStatus(rollout, { promotedFull: true, pauses: [], progressedAt: view.now })]
        : [];
    case 'promote': {
      if (!isNew || status.aborted) return [];
      if (spec.strategy.blueGreen)
        return [withStatus(rollout, { promotedFull: true, pauses: [], progressedAt: view.now })];
      const steps = spec.strategy.canary?.steps ?? [];
      return (status.stepIndex ?? steps.length) < steps.length ? nextStep(view, rollout) : [];
    }
  }
}
