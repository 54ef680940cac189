import { expect, it } from 'vitest';
import { changedAt, nightsBetween, untilMissed, untilMonday } from './calendar';

// The start is Wednesday, 09:00.
it('knows when a list is missed', () => {
  expect(untilMissed(0)).toBe(24);
  expect(untilMissed(12)).toBe(12);
  // At four in the morning, an hour before the night.
  expect(untilMissed(19)).toBe(5);
  // At five: the list of this night is made already.
  expect(untilMissed(20)).toBe(28);
});

it('knows when the call centre compares', () => {
  expect(untilMonday(0)).toBe(5 * 24);
  // Sunday evening: Monday's list is the first, and is missed at nine.
  expect(untilMonday(4 * 24 + 12)).toBe(12);
  // Monday noon: a week later.
  expect(untilMonday(5 * 24 + 3)).toBe(7 * 24 - 3);
});

it('counts the nights between', () => {
  expect(nightsBetween(0, 19)).toBe(0);
  expect(nightsBetween(0, 20)).toBe(1);
  expect(nightsBetween(0, 5 * 24)).toBe(5);
  expect(changedAt(13)).toBeLessThan(21 * 24);
});
