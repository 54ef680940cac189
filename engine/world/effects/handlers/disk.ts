import type { EffectOf } from '../effect';
import type { EffectHandler } from '../handler';

/** The share of requests whose estimate has to be written down before it is answered. */
const WRITTEN_SHARE = 0.3;

/** A disk that fills up. Full, it takes no files of the feed and no estimates that have to be written down. */
export const disk: EffectHandler<EffectOf<'disk'>> = {
  apply: (live, { diskUsedGib, input, weather }) => {
    weather.diskGibPerHour += live.effect.gibPerHour;
    if (diskUsedGib < input.service.diskGib) return;
    weather.feedIsBlocked = true;
    weather.failures.push({ by: live, share: WRITTEN_SHARE });
  },
  harms: (_live, { diskUsedGib, input }) => diskUsedGib >= input.service.diskGib,
  endedBy: ['free-disk'],
  cures: ['free-disk'],
};
