import type { EffectOf } from '../effect';
import type { EffectHandler } from '../handler';

/** A queue that nobody empties: requests that come through it wait until they are worth nothing. */
export const queue: EffectHandler<EffectOf<'queue'>> = {
  apply: (live, { weather }) => {
    weather.queueShare = live.effect.requestShare;
    weather.failures.push({ by: live, share: live.effect.requestShare });
  },
  harms: () => true,
  endedBy: ['restart-consumers'],
  cures: ['restart-consumers'],
};
