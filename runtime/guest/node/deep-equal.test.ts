import util from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDeepEqual } from './deep-equal';

const value = fc.anything({
  withMap: true,
  withSet: true,
  withDate: true,
  withTypedArray: true,
  withNullPrototype: true,
  maxDepth: 3,
});

describe('isDeepEqual', () => {
  it('is true of a copy', () => {
    fc.assert(
      fc.property(fc.clone(value, 2), ([a, b]) => {
        expect(isDeepEqual(a, b, true)).toBe(true);
      }),
    );
  });

  it('agrees with Node on any two values', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(isDeepEqual(a, b, true)).toBe(util.isDeepStrictEqual(a, b));
      }),
      { numRuns: 500 },
    );
  });
});
