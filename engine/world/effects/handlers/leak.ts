import type { EffectOf } from '../effect';
import type { EffectHandler } from '../handler';

/** A process that keeps memory of each request: it is killed at its limit, and begins anew. */
export const leak: EffectHandler<EffectOf<'leak'>> = {
  apply: ({ effect }, { weather }) => {
    weather.leakMibPerThousand += effect.mibPerThousandRequests;
  },
  harms: (live, { memory }) => memory.killedAt !== null && memory.killedAt >= live.resetAt,
  endedBy: ['rollback-code'],
  react: (live, { kind }, { hour }) => {
    if (kind === 'restart-service') live.resetAt = hour;
  },
  cures: ['rollback-code'],
};
