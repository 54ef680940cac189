import type { EffectOf } from '../effect';
import type { EffectHandler } from '../handler';
import { lacksRoom } from './pressure';

/** More requests than usual, for some hours. */
export const traffic: EffectHandler<EffectOf<'traffic'>> = {
  apply: (live, { weather }) => {
    weather.trafficFactor *= live.effect.factor;
    weather.pressure.push(live);
  },
  harms: (_live, state) => lacksRoom(state),
  ends: ({ effect, since }, { hour }) => hour - since >= effect.lastsHours,
  endedBy: [],
  cures: ['scale-out'],
};
