import { describe, expect, it } from 'vitest';
import { bytesText, imageName, secondsText, signed } from './images-words';

describe('words of the images panel', () => {
  it('writes sizes, times and differences', () => {
    expect([999, 1_500, 2_340_000, 1_900_000_000].map(bytesText)).toEqual([
      '999 B',
      '1.5 kB',
      '2.3 MB',
      '1.90 GB',
    ]);
    expect([3.14, 245].map(secondsText)).toEqual(['3.1 s', '4 min 5 s']);
    expect([0, 1_500, -2_000].map((bytes) => signed(bytes, bytesText))).toEqual([
      'the same',
      '+1.5 kB',
      '−2.0 kB',
    ]);
  });

  it('makes names that Docker takes', () => {
    expect(['House price!', '1.2', '—'].map(imageName)).toEqual(['house-price', '1-2', 'app']);
  });
});
