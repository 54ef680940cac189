import type { Trust } from '@/engine/core/trust';

/** What the verdict of one check rests on. */
export const TRUST_WORDS: Readonly<Record<Trust, string>> = {
  verified: 'Verified',
  replayed: 'Replayed',
  'self-reported': 'Self-reported',
};

/** The same of a whole: it is as trusted as the least trusted check in it. */
export const TRUST_OF_WHOLE: Readonly<Record<Trust, string>> = {
  verified: 'Verified',
  replayed: 'Replayed in part',
  'self-reported': 'Self-reported in part',
};

/** What it means where a check is not verified, for who meets it beside that check. */
export const TRUST_MEANS: Readonly<Record<Exclude<Trust, 'verified'>, string>> = {
  replayed: 'A sample of what the work records was repeated.',
  'self-reported':
    'It rests on own text or records. The checks have read them; only a person can judge them.',
};
