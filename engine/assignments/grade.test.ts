import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GradedAttempt, type GradeTerms, gradeOf } from './grade';
import { shownNow } from './release';

const HOUR = 3_600_000;
const TERMS = { opensAt: null, dueAt: 0, closesAt: 100 * HOUR, maxAttempts: null, isExcused: false };
const POLICY = {
  graceMinutes: 0,
  steps: [
    { afterHours: 0, percentOff: 10 },
    { afterHours: 24, percentOff: 50 },
  ],
};
const BASE: GradeTerms = {
  points: 100,
  counts: 'best',
  latePolicy: POLICY,
  terms: TERMS,
  exercises: ['a', 'b'],
  overridePoints: null,
};

let count = 0;
const attempt = (more: Partial<GradedAttempt>): GradedAttempt => ({
  id: `s${++count}`,
  exercise: 'a',
  receivedAt: 0,
  state: 'graded',
  score: 1,
  trust: 'verified',
  ...more,
});

const attempts = fc.array(
  fc.record({
    id: fc.uuid(),
    exercise: fc.constantFrom('a', 'b', 'gone'),
    receivedAt: fc.integer({ min: -10 * HOUR, max: 120 * HOUR }),
    state: fc.constantFrom('graded' as const, 'waiting' as const, 'error' as const),
    score: fc.integer({ min: 0, max: 8 }).map((eighths) => eighths / 8),
    trust: fc.constantFrom('verified' as const, 'self-reported' as const),
  }),
  { maxLength: 12 },
);
const counts = fc.constantFrom('best' as const, 'last' as const);

describe('a grade', () => {
  it('shares the points among the exercises, and takes off for the attempt that counts', () => {
    const grade = gradeOf([attempt({ score: 0.5 }), attempt({ exercise: 'b', receivedAt: HOUR })], BASE);
    expect(grade).toMatchObject({ raw: 75, late: 5, final: 70, state: 'graded', attempts: 2 });
  });

  it('counts the attempt that is worth most after lateness, or the last', () => {
    const early = attempt({ score: 0.75, receivedAt: -HOUR });
    const late = attempt({ score: 1, receivedAt: 48 * HOUR });
    expect(gradeOf([late, early], BASE)).toMatchObject({ raw: 37.5, final: 37.5 });
    expect(gradeOf([late, early], { ...BASE, counts: 'last' })).toMatchObject({
      raw: 50,
      late: 25,
      final: 25,
    });
  });

  it('is none before anything is handed in, and waits, is ours, or came too late', () => {
    expect(gradeOf([], BASE)).toMatchObject({ raw: null, final: null, state: 'none', trust: null });
    expect(gradeOf([attempt({ state: 'waiting' })], BASE)).toMatchObject({ raw: null, state: 'grading' });
    expect(gradeOf([attempt({ state: 'error' })], BASE)).toMatchObject({ final: null, state: 'error' });
    expect(gradeOf([attempt({ receivedAt: 100 * HOUR })], BASE)).toMatchObject({
      raw: null,
      state: 'submitted',
    });
  });

  it('counts work that was made in time without a network from when that is accepted', () => {
    expect(gradeOf([attempt({ receivedAt: 120 * HOUR, countsFrom: -HOUR })], BASE)).toMatchObject({
      final: 50,
    });
  });

  it('lies between nothing and all points, and hangs on no order', () => {
    fc.assert(
      fc.property(attempts, counts, fc.integer({ min: 0, max: 1000 }), (made, rule, points) => {
        const terms = { ...BASE, counts: rule, points };
        const grade = gradeOf(made, terms);
        expect(gradeOf([...made].reverse(), terms)).toEqual(grade);
        if (grade.final === null) return;
        expect(grade.final).toBeGreaterThanOrEqual(0);
        expect(grade.final).toBeLessThanOrEqual(points);
        expect(grade.late).toBeGreaterThanOrEqual(0);
        expect(grade.final).toBeCloseTo(grade.raw! - grade.late, 3);
      }),
    );
  });

  it('never gets lower by one more attempt, by more time, or by a milder policy, where the best counts', () => {
    fc.assert(
      fc.property(attempts, fc.nat({ max: 11 }), fc.integer({ min: 0, max: 50 }), (made, cut, hours) => {
        const of = (list: readonly GradedAttempt[], terms = BASE) => gradeOf(list, terms).final ?? 0;
        expect(of(made)).toBeGreaterThanOrEqual(of(made.slice(0, cut)));
        const later = { ...TERMS, dueAt: hours * HOUR, closesAt: TERMS.closesAt + hours * HOUR };
        expect(of(made, { ...BASE, terms: later })).toBeGreaterThanOrEqual(of(made));
        expect(of(made, { ...BASE, latePolicy: { graceMinutes: 0, steps: [] } })).toBeGreaterThanOrEqual(
          of(made),
        );
      }),
    );
  });

  it('that was set by hand stands over all but an excuse', () => {
    fc.assert(
      fc.property(attempts, counts, fc.integer({ min: 0, max: 200 }), (made, rule, points) => {
        const terms = { ...BASE, counts: rule, overridePoints: points };
        expect(gradeOf(made, terms)).toEqual({
          ...gradeOf(made, { ...terms, overridePoints: null }),
          final: points,
        });
        expect(gradeOf(made, { ...terms, terms: { ...TERMS, isExcused: true } }).final).toBeNull();
      }),
    );
  });
});

describe('feedback', () => {
  const terms = { dueAt: 10, releasedAt: null };
  it('is shown by the policy', () => {
    expect(shownNow({ ...terms, policy: 'at-once' }, 0)).toBe('all');
    expect([9, 10].map((now) => shownNow({ ...terms, policy: 'after-due' }, now))).toEqual([
      'nothing',
      'all',
    ]);
    expect(shownNow({ ...terms, dueAt: null, policy: 'after-due' }, 0)).toBe('all');
    expect(shownNow({ ...terms, policy: 'when-released' }, 99)).toBe('nothing');
    expect(shownNow({ ...terms, releasedAt: 5, policy: 'when-released' }, 5)).toBe('all');
    expect(shownNow({ ...terms, policy: 'score-only' }, 99)).toBe('score');
  });
});
