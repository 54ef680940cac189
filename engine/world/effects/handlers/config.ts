import type { EffectOf } from '../effect';
import type { EffectHandler } from '../handler';

/** A configuration that is not the written one: fewer replicas, a shorter patience. */
export const config: EffectHandler<EffectOf<'config'>> = {
  apply: (live, { weather }) => {
    weather.replicas = live.effect.replicas;
    weather.timeoutSeconds = live.effect.timeoutSeconds;
    weather.isInSync = false;
    weather.pressure.push(live);
  },
  harms: () => true,
  endedBy: ['revert-config'],
  cures: ['revert-config'],
};
