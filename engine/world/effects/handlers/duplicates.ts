import type { EffectOf } from '../effect';
import type { EffectHandler } from '../handler';

/** Events of the feed that come twice. Loading that counts by id drops them; else rows are learnt from twice. */
export const duplicates: EffectHandler<EffectOf<'duplicates'>> = {
  apply: ({ effect }, { weather }) => {
    weather.duplicateShare = Math.max(weather.duplicateShare, effect.share);
  },
  harms: () => true,
  endedBy: ['deduplicate', 'contact-upstream'],
  cures: ['deduplicate'],
};
