import fc from 'fast-check';
import { expect, it } from 'vitest';
import { answersFrom, PARTS, type Part } from './answers';

const sureOf = (parts: readonly Part[]) => answersFrom(new Set(parts)).filter(({ isSure }) => isSure).length;
const ALL = PARTS.map(({ id }) => id);

it('answers nothing from nothing, and everything from everything', () => {
  expect(sureOf([])).toBe(0);
  expect(sureOf(ALL)).toBe(5);
});

it('never knows less when more is recorded', () => {
  fc.assert(
    fc.property(fc.subarray(ALL), fc.constantFrom(...ALL), (parts, more) => {
      expect(sureOf([...parts, more])).toBeGreaterThanOrEqual(sureOf(parts));
    }),
  );
});
