import type { EffectOf } from '../effect';
import type { EffectHandler } from '../handler';

/** A dependency that is slow: requests wait for it, and hold their worker meanwhile. A model that does without its column asks it nothing. */
export const dependency: EffectHandler<EffectOf<'dependency'>> = {
  apply: (live, { off, weather }) => {
    const { seconds, failShare, column } = live.effect;
    if (off.has(column)) return;
    weather.dependencySeconds += seconds;
    if (failShare > 0) weather.failures.push({ by: live, share: failShare });
    weather.pressure.push(live);
  },
  harms: ({ effect }, { off }) => !off.has(effect.column),
  endedBy: ['fail-over'],
  cures: ['fail-over'],
};
