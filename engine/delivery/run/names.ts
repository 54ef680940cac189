import type { Rng } from '../../core/rng';

const ADJECTIVES = [
  'admiring',
  'bold',
  'clever',
  'dazzling',
  'eager',
  'focused',
  'gallant',
  'hopeful',
  'keen',
  'nifty',
  'quirky',
  'serene',
  'tender',
  'vibrant',
  'zen',
];
const SURNAMES = [
  'bartik',
  'curie',
  'darwin',
  'euler',
  'franklin',
  'gauss',
  'hopper',
  'johnson',
  'kepler',
  'lovelace',
  'noether',
  'ride',
  'shannon',
  'turing',
  'wozniak',
];

/** A name for a container that was given none, as Docker makes them. */
export const randomName = (rng: Rng): string => `${rng.pick(ADJECTIVES)}_${rng.pick(SURNAMES)}`;

/** 64 hexadecimal digits. */
export const randomId = (rng: Rng): string =>
  Array.from({ length: 8 }, () =>
    rng
      .int(2 ** 32)
      .toString(16)
      .padStart(8, '0'),
  ).join('');
