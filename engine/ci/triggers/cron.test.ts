import { describe, expect, it } from 'vitest';
import { scheduledTimes } from './cron';

const DAY = 86_400_000;
/** Tuesday, 27 February 2024: a leap year, and before it the end of another month. */
const FROM = 19_780 * DAY;

describe('a schedule in UTC', () => {
  it.each([
    '0 3 * * 1',
    '30 2 1,15 * *',
    '*/20 6-8 * * mon-fri',
    '5 0 29 2 *',
    '0 12 13 * 5',
    '15 23 * feb,mar 0',
  ])('reads %s as the clocks of a time zone that is UTC do', (cron) => {
    for (const from of [FROM, -400 * DAY]) {
      const within = [from, from + 8 * DAY, 500] as const;
      expect(scheduledTimes({ cron, timezone: 'UTC' }, ...within)).toEqual(
        scheduledTimes({ cron, timezone: 'Etc/UTC' }, ...within),
      );
    }
  });

  it('is at the minute that it names', () => {
    // Monday, 4 March 2024, 03:00.
    expect(scheduledTimes({ cron: '0 3 * * 1' }, FROM, FROM + 8 * DAY)).toEqual([
      FROM + 6 * DAY + 3 * 3_600_000,
    ]);
  });
});
