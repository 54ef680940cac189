import type { EffectOf } from '../effect';
import type { EffectHandler } from '../handler';
import { lacksRoom } from './pressure';

/**
 * Clients that try again at once. A short outage begins it; what failed comes again and keeps the service overloaded, so that it
 * fails again, also when the outage is over: a metastable failure (N. Bronson and others, HotOS 2021).
 */
export const retries: EffectHandler<EffectOf<'retries'>> = {
  apply: (live, { hour, weather }) => {
    const { attempts, outageHours, outageShare } = live.effect;
    weather.retryAttempts = Math.max(weather.retryAttempts, attempts);
    if (hour - live.since < outageHours) weather.failures.push({ by: live, share: outageShare });
    weather.pressure.push(live);
  },
  harms: ({ effect, since }, state) => state.hour - since <= effect.outageHours || lacksRoom(state),
  ends: ({ effect, since }, state) => state.hour - since > effect.outageHours + 1 && !lacksRoom(state),
  endedBy: ['limit-retries'],
  cures: ['limit-retries'],
};
