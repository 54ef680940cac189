import { expect, it } from 'vitest';
import { shiftDays } from './shift-days';

it('keeps the hour on the clock of the class across a change to summer time', () => {
  // 23:59 in Berlin, in winter and in summer.
  expect(shiftDays('2026-03-22T22:59:00.000Z', 7, 'Europe/Berlin')).toBe('2026-03-29T21:59:00.000Z');
  expect(shiftDays('2026-03-29T21:59:00.000Z', -7, 'Europe/Berlin')).toBe('2026-03-22T22:59:00.000Z');
  expect(shiftDays('2026-03-22T22:59:00.000Z', 0, 'UTC')).toBe('2026-03-22T22:59:00.000Z');
});
