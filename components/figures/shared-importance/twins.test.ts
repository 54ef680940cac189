import { describe, expect, it } from 'vitest';
import { twinImportance } from './twins';

describe('twinImportance', () => {
  it('gives the same for the same', () => {
    expect(twinImportance(0.4)).toEqual(twinImportance(0.4));
  });

  it.each([0, 0.5, 0.9, 1])(
    'makes features that are as alike as asked (%s), worth the same together',
    (alike) => {
      const found = twinImportance(alike);
      expect(found.alike).toBeCloseTo(alike, 0);
      expect(found.both).toBeGreaterThan(20);
      expect(found.both).toBeLessThan(34);
    },
  );

  it('lets twins share what they are worth', () => {
    const apart = twinImportance(0);
    const same = twinImportance(1);
    expect(same.first.mean).toBeLessThan(0.75 * apart.first.mean);
    expect(same.first.mean + same.second.mean).toBeLessThan(same.both);
    expect(Math.abs(same.error - apart.error)).toBeLessThan(0.5);
  });
});
