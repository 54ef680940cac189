import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideAttempt } from './attempts';
import { type LatePolicy, lateness, NO_PENALTY } from './late-policy';
import { effectiveTerms, type Terms } from './terms';

const HOUR = 3_600_000;
const DUE = 1_000 * HOUR;

/** 10 % a day, half at most, an hour of grace. */
const DAILY: LatePolicy = {
  graceMinutes: 60,
  steps: [0, 24, 48, 72, 96].map((afterHours, day) => ({ afterHours, percentOff: 10 * (day + 1) })),
};

const policies: fc.Arbitrary<LatePolicy> = fc
  .record({
    graceMinutes: fc.integer({ min: 0, max: 20_160 }),
    hours: fc.uniqueArray(fc.integer({ min: 0, max: 500 }), { maxLength: 8 }),
    percents: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 8, maxLength: 8 }),
  })
  .map(({ graceMinutes, hours, percents }) => {
    const off = percents.toSorted((a, b) => a - b);
    return {
      graceMinutes,
      steps: hours.toSorted((a, b) => a - b).map((afterHours, i) => ({ afterHours, percentOff: off[i]! })),
    };
  });

describe('lateness', () => {
  it.each([
    [-1, 'on-time', 0],
    [0, 'on-time', 0],
    [1, 'on-time', 0],
    [1.01, 'late', 10],
    [24, 'late', 10],
    [24.01, 'late', 20],
    [1_000, 'late', 50],
  ])('of %d hours is %s and costs %d %%', (hours, state, percentOff) => {
    const at = DUE + hours * HOUR;
    expect(lateness(DAILY, { dueAt: DUE, closesAt: null }, at)).toMatchObject({ state, percentOff });
  });

  it('ends at the closing date, with or without a due date', () => {
    const deadlines = { dueAt: null, closesAt: DUE };
    expect(lateness(NO_PENALTY, deadlines, DUE - 1).state).toBe('on-time');
    expect(lateness(NO_PENALTY, deadlines, DUE)).toEqual({ state: 'closed', lateBy: 0, percentOff: 100 });
    expect(lateness(NO_PENALTY, { dueAt: DUE, closesAt: null }, DUE + 9 * HOUR)).toMatchObject({
      state: 'late',
      percentOff: 0,
    });
  });

  it('never costs less for coming later, and a later due date never costs more', () => {
    const at = fc.integer({ min: -500 * HOUR, max: 800 * HOUR });
    fc.assert(
      fc.property(policies, at, at, fc.option(at, { nil: null }), (policy, a, b, closes) => {
        const closesAt = closes === null ? null : DUE + Math.max(0, closes);
        const [first, second] = [Math.min(a, b), Math.max(a, b)].map(
          (hours) => lateness(policy, { dueAt: DUE, closesAt }, DUE + hours).percentOff,
        );
        expect(second!).toBeGreaterThanOrEqual(first!);
        const extended = lateness(policy, { dueAt: DUE + HOUR, closesAt }, DUE + a).percentOff;
        expect(extended).toBeLessThanOrEqual(lateness(policy, { dueAt: DUE, closesAt }, DUE + a).percentOff);
      }),
    );
  });
});

describe('effective terms', () => {
  const base: Terms = { opensAt: 1, dueAt: 10, closesAt: 20, maxAttempts: 3, isExcused: false };
  const none = { opensAt: null, dueAt: null, closesAt: null, extraAttempts: 0, isExcused: false };

  it('are the assignment’s, then the section’s, then the person’s', () => {
    expect(effectiveTerms(base, [undefined, undefined])).toEqual(base);
    expect(
      effectiveTerms(base, [
        { ...none, dueAt: 12, extraAttempts: 1 },
        { ...none, dueAt: 11, opensAt: 0, extraAttempts: 2, isExcused: true },
      ]),
    ).toEqual({ opensAt: 0, dueAt: 11, closesAt: 20, maxAttempts: 6, isExcused: true });
  });

  it('stay open until an extension ends', () => {
    expect(effectiveTerms(base, [{ ...none, dueAt: 30 }])).toMatchObject({ dueAt: 30, closesAt: 30 });
    expect(effectiveTerms(base, [{ ...none, dueAt: 15 }])).toMatchObject({ dueAt: 15, closesAt: 20 });
    expect(
      effectiveTerms({ ...base, closesAt: null, maxAttempts: null }, [
        { ...none, dueAt: 30, extraAttempts: 5 },
      ]),
    ).toMatchObject({
      closesAt: null,
      maxAttempts: null,
    });
  });
});

describe('an attempt', () => {
  const terms = { opensAt: 100, closesAt: 10_000, maxAttempts: 2, cooldownSeconds: 1 };

  it.each([
    [99, [], { isTaken: false, because: 'not-open' }],
    [100, [], { isTaken: true, left: 1 }],
    [10_000, [], { isTaken: false, because: 'closed' }],
    [1_099, [100], { isTaken: false, because: 'cool-down', until: 1_100 }],
    [1_100, [100], { isTaken: true, left: 0 }],
    [9_000, [2_000, 100], { isTaken: false, because: 'none-left' }],
  ])('at %d after %j', (now, before, decision) => {
    expect(decideAttempt(terms, before, now)).toEqual(decision);
  });

  it('is always taken without limits', () => {
    const free = { opensAt: null, closesAt: null, maxAttempts: null, cooldownSeconds: 0 };
    expect(decideAttempt(free, [5, 5, 5], 5)).toEqual({ isTaken: true, left: null });
  });
});
