import { describe, expect, it } from 'vitest';
import type { OwnSubmission, OwnWork } from '@/contracts/api/learner';
import { attemptsLeft, attemptWords, latenessWords, lateWords, waitsUntil, workState } from './work-state';

const NOW = Date.parse('2026-03-02T12:00:00Z');

const submission = (exercise: string, state: 'graded' | 'error' = 'graded'): OwnSubmission => ({
  receipt: {
    id: 'i',
    assignmentId: 'a',
    memberId: 'm',
    exercise,
    sha256: '',
    receivedAt: '2026-03-02T11:00:00Z',
    signature: '',
  },
  lateness: { state: 'on-time', lateBy: 0, percentOff: 0 },
  grading: { state, shown: 'all' },
});

const work = (more: Partial<OwnWork> = {}): OwnWork => ({
  id: 'a',
  title: 'Training',
  kind: 'lesson',
  contentId: '1.6',
  points: 10,
  opensAt: null,
  dueAt: '2026-03-05T12:00:00Z',
  closesAt: null,
  latePolicy: { graceMinutes: 0, steps: [] },
  maxAttempts: 3,
  cooldownSeconds: 0,
  releasePolicy: 'at-once',
  releasedAt: null,
  isExcused: false,
  exercises: ['1.6/a', '1.6/b'].map((name) => ({ name, title: name, lesson: 'x/y', lessonTitle: 'Y' })),
  submissions: [],
  grade: null,
  passback: null,
  ...more,
});

describe('work', () => {
  it.each([
    [{}, 'open'],
    [{ opensAt: '2026-03-03T00:00:00Z' }, 'not-open'],
    [{ dueAt: '2026-03-01T00:00:00Z' }, 'late'],
    [{ dueAt: '2026-03-01T00:00:00Z', closesAt: '2026-03-02T00:00:00Z' }, 'closed'],
    [{ submissions: [submission('1.6/a')] }, 'part'],
    [
      { submissions: [submission('1.6/a'), submission('1.6/b')], closesAt: '2026-03-01T00:00:00Z' },
      'handed-in',
    ],
    [{ isExcused: true, dueAt: '2026-03-01T00:00:00Z' }, 'excused'],
  ] as const)('%j is %s', (more, id) => expect(workState(work(more as Partial<OwnWork>), NOW).id).toBe(id));

  it('counts attempts by exercise, and none that the lab could not grade', () => {
    const done = work({
      submissions: [submission('1.6/a'), submission('1.6/a', 'error'), submission('1.6/b')],
    });
    expect(attemptsLeft(done, '1.6/a')).toBe(2);
    expect(attemptWords(done, '1.6/a')).toBe('2 of 3 attempts left');
    expect(attemptWords(work({ maxAttempts: null }), '1.6/a')).toBe('as many attempts as you like');
  });

  it('says how far apart attempts are, and until when the next one waits', () => {
    const done = work({
      cooldownSeconds: 5_400,
      submissions: [submission('1.6/a'), submission('1.6/b', 'error')],
    });
    expect(attemptWords(done, '1.6/a')).toBe('2 of 3 attempts left, 90 minutes apart');
    expect(waitsUntil(done, '1.6/a', NOW)).toBe(Date.parse('2026-03-02T12:30:00Z'));
    expect(waitsUntil(done, '1.6/a', NOW + 1_800_000)).toBeNull();
    expect(waitsUntil(done, '1.6/b', NOW)).toBeNull();
  });

  it('says how late something was, and what that costs', () => {
    const late = (lateBy: number, percentOff: number) =>
      latenessWords({ lateness: { state: 'late', lateBy, percentOff } });
    expect(late(90_000, 0)).toBe('2 minutes late');
    expect(late(3 * 3_600_000, 10)).toBe('3 hours late, 10 % off');
    expect(
      lateWords({
        latePolicy: {
          graceMinutes: 60,
          steps: [
            { afterHours: 0, percentOff: 10 },
            { afterHours: 24, percentOff: 20 },
          ],
        },
      }),
    ).toBe('Within 60 minutes nothing is taken off; then 10 % off, 20 % after 24 hours.');
    expect(lateWords(work())).toBeNull();
  });
});
