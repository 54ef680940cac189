import { binomial } from '../chance/counts';
import type { WorldState } from '../state';

/** What one replica uses when it has just begun, as a share of its limit. */
const BASE_SHARE = 0.35;

/** The memory of one replica at the end of an hour, and what its end at the limit costs. @returns requests lost */
export function passMemory(state: WorldState, requests: number): number {
  const { input, memory, weather, counters, streams, hour } = state;
  const { memoryLimitMib, startSeconds, readiness } = input.policies.scale;
  const room = memoryLimitMib * (1 - BASE_SHARE);
  const replicas = Math.max(1, state.lastFleet?.ready ?? 1);
  memory.mib += (weather.leakMibPerThousand * requests) / 1000 / replicas;
  if (memory.mib < room) return 0;
  const kills = Math.floor(memory.mib / room);
  memory.mib -= kills * room;
  memory.killedAt = hour;
  counters.restarts += kills * replicas;
  // While one replica starts, the others take its requests, unless it is the only one or gets them before it is ready.
  const isMissed = replicas === 1 || !readiness;
  const share = Math.min(1, (kills * (isMissed ? startSeconds : 1)) / 3600);
  const lost = binomial(streams.failures, requests, share);
  for (const live of state.live) {
    if (live.effect.kind !== 'leak') continue;
    live.happened.unanswered += lost;
    live.happened.complaints += lost * input.service.complaintShare;
    live.happened.harmedFrom ??= hour;
    live.happened.state = 'harmed';
  }
  return lost;
}

/** What one replica uses now, in MiB. */
export const usedMib = ({ memory, input }: WorldState): number =>
  memory.mib + BASE_SHARE * input.policies.scale.memoryLimitMib;
