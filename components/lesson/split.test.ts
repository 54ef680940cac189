import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clampSplit, SPLIT, splitAfterKey } from './split';

describe('the split of the lesson page', () => {
  it('leaves room for both panes, whatever is asked', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (percent) => {
        const split = clampSplit(percent);
        expect(split).toBeGreaterThanOrEqual(SPLIT.least);
        expect(split).toBeLessThanOrEqual(SPLIT.most);
      }),
    );
  });

  it('comes back to where it was after a key and its opposite, away from the ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 40, max: 56 }), fc.boolean(), (percent, large) => {
        const right = splitAfterKey(percent, 'ArrowRight', large)!;
        expect(right).toBeGreaterThan(percent);
        expect(splitAfterKey(right, 'ArrowLeft', large)).toBe(percent);
      }),
    );
  });

  it('goes to its ends and back to usual, and leaves other keys alone', () => {
    expect(splitAfterKey(50, 'Home', false)).toBe(SPLIT.least);
    expect(splitAfterKey(50, 'End', false)).toBe(SPLIT.most);
    expect(splitAfterKey(50, 'Enter', false)).toBe(SPLIT.usual);
    expect(splitAfterKey(50, 'a', false)).toBeNull();
  });
});
