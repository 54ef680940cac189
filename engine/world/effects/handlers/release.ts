import type { WorldState } from '../../state';
import type { EffectOf } from '../effect';
import type { EffectHandler } from '../handler';
import type { LiveEffect } from '../live-effect';

/** A release that makes the service so many times slower fails a canary as one does that answers errors. */
const SLOW_ENOUGH = 3;

/** The share of requests that meet the release: few of them at first, where the roll-out has a canary. */
function exposure({ effect, since }: LiveEffect<EffectOf<'release'>>, { hour, input }: WorldState): number {
  const { canaryShare, canaryHours } = input.policies.ci.rollout;
  return !effect.isUntracked && hour - since < canaryHours ? canaryShare : 1;
}

/** Code that is live and should not be. */
export const release: EffectHandler<EffectOf<'release'>> = {
  apply: (live, state) => {
    const { failShare, slowFactor, wrongShare, wrongBy, isUntracked } = live.effect;
    const { weather } = state;
    const met = exposure(live, state);
    if (failShare > 0) weather.failures.push({ by: live, share: failShare * met });
    if (wrongShare > 0) weather.offBy.push({ by: live, share: wrongShare * met, factor: 1 + wrongBy });
    if (slowFactor !== 1) {
      weather.slowFactor *= 1 + met * (slowFactor - 1);
      weather.pressure.push(live);
    }
    if (isUntracked) weather.isInSync = false;
  },
  harms: ({ effect: { failShare, slowFactor, wrongShare } }) =>
    failShare > 0 || slowFactor > 1 || wrongShare > 0,
  ends: (live, { hour, input }) => {
    const { canaryShare, canaryHours, failsAbove } = input.policies.ci.rollout;
    const { failShare, slowFactor, isUntracked } = live.effect;
    const age = hour - live.since;
    if (isUntracked || canaryShare === 1 || age < 1 || age > Math.max(1, canaryHours)) return false;
    if (failShare <= failsAbove && slowFactor < SLOW_ENOUGH) return false;
    live.happened.detected ??= hour;
    live.happened.detectedBy ??= 'canary';
    live.happened.decidedBy = 'ci';
    live.happened.because = 'The canary failed its analysis, and was taken back by itself.';
    return true;
  },
  endedBy: ['rollback-code'],
  cures: ['rollback-code'],
};
