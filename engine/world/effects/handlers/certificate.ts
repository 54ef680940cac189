import type { WorldState } from '../../state';
import type { EffectOf } from '../effect';
import type { EffectHandler } from '../handler';
import type { LiveEffect } from '../live-effect';

const hoursLeft = ({ effect, since }: LiveEffect<EffectOf<'certificate'>>, { hour }: WorldState): number =>
  since + effect.inHours - hour;

/** A certificate that expires: nothing happens until then, and then nobody gets through. */
export const certificate: EffectHandler<EffectOf<'certificate'>> = {
  apply: (live, state) => {
    const left = hoursLeft(live, state);
    state.weather.certificateHours = left;
    if (left <= 0) state.weather.failures.push({ by: live, share: 1 });
  },
  harms: (live, state) => hoursLeft(live, state) <= 0,
  endedBy: ['renew-certificate'],
  cures: ['renew-certificate'],
};
