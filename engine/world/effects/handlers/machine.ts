import type { EffectOf } from '../effect';
import type { EffectHandler } from '../handler';
import { lacksRoom } from './pressure';

/** A machine that is gone, with its replicas, if there is one in this place. */
export const machine: EffectHandler<EffectOf<'machine'>> = {
  apply: (live, { fleet, hour, weather }) => {
    const { slot, lastsHours } = live.effect;
    if (slot >= fleet.nodes) return;
    // Of the last hour a part only.
    const part = Math.min(1, live.since + lastsHours - hour);
    if (fleet.nodes === 1) weather.failures.push({ by: live, share: part });
    else weather.lostReplicaShare = Math.max(weather.lostReplicaShare, part / fleet.nodes);
    weather.pressure.push(live);
  },
  harms: ({ effect }, state) =>
    effect.slot < state.fleet.nodes && (state.fleet.nodes === 1 || lacksRoom(state)),
  ends: ({ effect, since }, { hour }) => hour - since >= effect.lastsHours,
  endedBy: ['fail-over'],
  cures: ['fail-over'],
};
