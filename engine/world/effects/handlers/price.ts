import type { EffectOf } from '../effect';
import type { EffectHandler } from '../handler';

/** Machines that cost more than they did. */
export const price: EffectHandler<EffectOf<'price'>> = {
  apply: ({ effect }, { weather }) => {
    weather.priceFactor *= effect.factor;
  },
  harms: () => true,
  endedBy: ['change-machines'],
  cures: ['change-machines'],
};
