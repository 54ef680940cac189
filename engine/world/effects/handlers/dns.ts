import type { EffectOf } from '../effect';
import { failing } from './failing';

/** Names that are not resolved. */
export const dns = failing<EffectOf<'dns'>>(['restart-dns'], {
  apply: ({ effect }, { weather }) => {
    weather.dnsFailShare = effect.failShare;
  },
});
