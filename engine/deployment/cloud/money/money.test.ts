import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion } from './apportion';
import { dayOf, dayStart, daysOf, isoTime, monthOf, monthPeriod } from './calendar';
import { ATOMS_PER_NANO, ATOMS_PER_USD, GB, microOf, nanoOf, usdText } from './money';

describe('money', () => {
  it('has whole atoms for every charge: seconds of an hour, byte-seconds of any month, bytes of a GB', () => {
    expect(ATOMS_PER_NANO % 3600n).toBe(0n);
    expect(ATOMS_PER_NANO % GB).toBe(0n);
    for (const days of [28n, 29n, 30n, 31n]) expect(ATOMS_PER_NANO % (GB * 86_400n * days)).toBe(0n);
  });

  it('reads prices exactly, and nothing finer than nine decimals', () => {
    expect(nanoOf(0.031611)).toBe(31_611_000n);
    expect(nanoOf(0)).toBe(0n);
    expect(nanoOf(1e-9)).toBe(1n);
    for (const bad of [1e-10, -0.1, Number.NaN, Number.POSITIVE_INFINITY, 1e7, 0.1 + 0.2])
      expect(nanoOf(bad)).toBeNull();
  });

  it('is written rounded to the nearest', () => {
    expect(usdText(ATOMS_PER_USD)).toBe('1.00');
    expect(usdText(ATOMS_PER_USD / 3n, 6)).toBe('0.333333');
    expect(usdText((ATOMS_PER_USD * 2n) / 3n, 4)).toBe('0.6667');
    expect(usdText(-ATOMS_PER_USD / 2n, 0)).toBe('-1');
    expect(microOf(ATOMS_PER_USD / 1_000_000n)).toBe(1);
  });
});

it('rounds parts so that they sum to their rounded total, each by less than a unit', () => {
  expect(apportion([333_333, 333_333, 333_334], 10_000)).toEqual({ parts: [33, 33, 34], total: 100 });
  fc.assert(
    fc.property(fc.array(fc.nat(1e9)), fc.constantFrom(1, 100, 10_000), (micro, unit) => {
      const { parts, total } = apportion(micro, unit);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
      parts.forEach((part, at) => {
        expect(Math.abs(part - micro[at]! / unit)).toBeLessThan(1);
      });
    }),
  );
});

describe('calendar', () => {
  it('knows months and days of UTC', () => {
    expect(monthPeriod('2026-12')).toEqual({ from: Date.UTC(2026, 11, 1), to: Date.UTC(2027, 0, 1) });
    expect(monthPeriod('2028-02').to - monthPeriod('2028-02').from).toBe(29 * 86_400_000);
    expect(monthOf(Date.UTC(2026, 2, 31, 23, 59, 59))).toBe('2026-03');
    expect(isoTime(Date.UTC(2026, 2, 2, 9, 5, 7))).toBe('2026-03-02T09:05:07Z');
    expect(dayStart('2026-02-28')).toBe(Date.UTC(2026, 1, 28));
    for (const bad of ['2026-02-29', '2026-13-01', '2026-2-1', 'today']) expect(dayStart(bad)).toBeNull();
  });

  it('cuts a period at midnight and loses nothing', () => {
    fc.assert(
      fc.property(fc.nat(1e12), fc.nat(1e9), (from, length) => {
        const days = daysOf({ from, to: from + length });
        expect(days.reduce((sum, day) => sum + day.to - day.from, 0)).toBe(length);
        for (const { from: start, to, day } of days)
          expect([dayOf(start), dayOf(to - 1)]).toEqual([day, day]);
      }),
    );
  });
});
