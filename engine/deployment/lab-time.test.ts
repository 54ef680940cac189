import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { laterDay, minutesBetween, minutesLater } from './lab-time';

const time = fc
  .integer({ min: Date.UTC(1900, 0, 1) / 60_000, max: Date.UTC(2100, 0, 1) / 60_000 })
  .map((minutes) => new Date(minutes * 60_000).toISOString().slice(0, 16));

describe('lab time', () => {
  it('counts as the calendar of the language does', () => {
    fc.assert(
      fc.property(time, fc.integer({ min: -2_000_000, max: 2_000_000 }), (from, minutes) => {
        const expected = new Date(Date.parse(`${from}:00Z`) + minutes * 60_000).toISOString().slice(0, 16);
        expect(minutesLater(from, minutes)).toBe(expected);
        expect(minutesBetween(from, expected)).toBe(minutes);
      }),
    );
  });

  it('knows leap days', () => {
    expect(laterDay('2008-02-28', 1)).toBe('2008-02-29');
    expect(laterDay('2009-02-28', 1)).toBe('2009-03-01');
    expect(laterDay('2000-02-29', 366)).toBe('2001-03-01');
  });
});
