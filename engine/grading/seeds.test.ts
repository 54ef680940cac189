import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gradingSeed } from './seeds';

it('gives sixteen hexadecimal digits that differ with learner, exercise and attempt', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.integer({ min: 1, max: 1000 }), (learner, exercise, attempt) => {
      const seed = gradingSeed(learner, exercise, attempt);
      expect(seed).toMatch(/^[0-9a-f]{16}$/);
      expect(gradingSeed(learner, exercise, attempt)).toBe(seed);
      expect(gradingSeed(`${learner}x`, exercise, attempt)).not.toBe(seed);
      expect(gradingSeed(learner, `${exercise}x`, attempt)).not.toBe(seed);
      expect(gradingSeed(learner, exercise, attempt + 1)).not.toBe(seed);
    }),
  );
});
