import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latePolicySchema } from '@/contracts/api/late-policy';
import { asDaily, dailySteps, lateWords } from './policy-words';

describe('what being late costs, in words', () => {
  it.each([
    [{ graceMinutes: 0, steps: [] }, 'no penalty'],
    [{ graceMinutes: 15, steps: [] }, 'no penalty, 15 minutes of grace'],
    [
      { graceMinutes: 60, steps: dailySteps({ percent: 10, cap: 50 }) },
      '−10 % a day, 50 % at most, 1 hour of grace',
    ],
    [{ graceMinutes: 0, steps: dailySteps({ percent: 10, cap: 10 }) }, '−10 % however late'],
    [
      {
        graceMinutes: 0,
        steps: [
          { afterHours: 2, percentOff: 5 },
          { afterHours: 48, percentOff: 30 },
        ],
      },
      '−5 % after 2 hours, −30 % after 2 days',
    ],
  ])('%j is %s', (policy, words) => expect(lateWords(policy)).toBe(words));

  it('takes so much a day up to its cap, and is read back', () => {
    const percents = fc.integer({ min: 2, max: 100 });
    fc.assert(
      fc.property(percents, percents, (a, b) => {
        const daily = { percent: Math.min(a, b), cap: Math.max(a, b) };
        const policy = { graceMinutes: 0, steps: dailySteps(daily) };
        expect(latePolicySchema.parse(policy)).toEqual(policy);
        expect(asDaily(policy)).toEqual(daily);
      }),
    );
  });
});
