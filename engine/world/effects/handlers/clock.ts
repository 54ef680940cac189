import type { EffectOf } from '../effect';
import { failing } from './failing';

/** A clock that is off. */
export const clock = failing<EffectOf<'clock'>>(['sync-clock'], {
  apply: ({ effect }, { weather }) => {
    weather.clockSeconds = effect.seconds;
  },
});
