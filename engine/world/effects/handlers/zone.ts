import type { EffectOf } from '../effect';
import type { EffectHandler } from '../handler';
import { lacksRoom } from './pressure';

/** A zone that is gone, and with it the replicas there: all of them, where they are in one zone. */
export const zone: EffectHandler<EffectOf<'zone'>> = {
  apply: (live, { input, weather }) => {
    weather.lostReplicaShare = Math.max(weather.lostReplicaShare, 1 / input.policies.scale.zones);
    weather.zoneIsDown = true;
    weather.pressure.push(live);
  },
  harms: (_live, state) => lacksRoom(state),
  ends: ({ effect, since }, { hour }) => hour - since >= effect.lastsHours,
  endedBy: ['fail-over'],
  cures: ['fail-over', 'scale-out'],
};
