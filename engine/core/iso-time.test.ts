import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoMinute, parseIsoTime } from './iso-time';

describe('times of ISO 8601', () => {
  it('are read as the platform reads them in UTC, and written back', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (date) => {
          expect(parseIsoTime(date.toISOString())).toBe(date.getTime());
          expect(isoMinute(date.getTime())).toBe(`${date.toISOString().slice(0, 16)}Z`);
        },
      ),
    );
  });

  it.each([
    ['2026-03-02', '2026-03-02T00:00:00Z'],
    ['2026-03-02T09:15', '2026-03-02T09:15:00Z'],
    ['2026-03-02 09:15:30+01:00', '2026-03-02T08:15:30Z'],
    ['2026-03-02T09:15Z', '2026-03-02T09:15:00Z'],
  ])('%s is %s', (text, same) => {
    expect(parseIsoTime(text)).toBe(Date.parse(same));
  });

  it.each(['', 'Monday', '2026-02-30', '2026-13-01', '2026-03-02T25:00Z', '1772442900000', '02.03.2026'])(
    '%j is none',
    (text) => {
      expect(parseIsoTime(text)).toBeNaN();
    },
  );
});
