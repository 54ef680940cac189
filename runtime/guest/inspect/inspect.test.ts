import util from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspect } from './inspect';

describe('inspect', () => {
  it('prints any plain value as Node does', () => {
    const value = fc.anything({
      withMap: true,
      withSet: true,
      withDate: true,
      withTypedArray: true,
      withBigInt: true,
      maxDepth: 4,
    });
    fc.assert(
      fc.property(value, (any) => {
        expect(inspect(any)).toBe(util.inspect(any));
      }),
      { numRuns: 500 },
    );
  });

  it('lays lists of numbers and words out as Node does', () => {
    const entry = fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true }),
      fc.string({ maxLength: 12, unit: 'grapheme-ascii' }),
    );
    fc.assert(
      fc.property(fc.array(entry, { minLength: 5, maxLength: 130 }), (list) => {
        expect(inspect({ deep: { list } })).toBe(util.inspect({ deep: { list } }));
      }),
    );
  });
});
