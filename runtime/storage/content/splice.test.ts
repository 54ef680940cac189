import fc from 'fast-check';
import { expect, it } from 'vitest';
import { spliceBetween, spliced } from './splice';

it('leads from one text to the other, and is as small as it can be', () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('a', 'b', '😀', '\ud83d') }));
  fc.assert(
    fc.property(text, text, text, text, (head, before, after, tail) => {
      const a = head + before + tail;
      const b = head + after + tail;
      const splice = spliceBetween(a, b);
      expect(spliced(a, splice)).toBe(b);
      expect(splice.text.length).toBeLessThanOrEqual(after.length);
      expect(splice.removed).toBeLessThanOrEqual(before.length);
    }),
    { numRuns: 1_000 },
  );
});

it('finds a change far inside a long text', () => {
  const long = 'x'.repeat(100_000);
  expect(spliceBetween(`${long}a${long}`, `${long}bc${long}`)).toEqual({
    at: 100_000,
    removed: 1,
    text: 'bc',
  });
});
