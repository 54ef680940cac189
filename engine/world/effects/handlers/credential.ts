import type { EffectOf } from '../effect';
import type { EffectHandler } from '../handler';

/** A key that has expired: what it opened stands still, or fails for each request that needs it. */
export const credential: EffectHandler<EffectOf<'credential'>> = {
  apply: (live, { weather }) => {
    if (live.effect.of === 'feed') weather.feedIsBlocked = true;
    else weather.failures.push({ by: live, share: live.effect.failShare });
  },
  harms: () => true,
  endedBy: ['rotate-credential'],
  cures: ['rotate-credential'],
};
