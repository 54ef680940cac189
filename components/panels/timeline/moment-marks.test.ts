import { describe, expect, it } from 'vitest';
import type { Outcome } from '@/engine/grading/types';
import type { AttemptRecord } from '@/stores/contracts';
import type { StepSummary } from '@/stores/timeline-contract';
import { marksOf, marksText, nextMark } from './moment-marks';

const step = (number: number, until: number, isCommit = false, runs = 0): StepSummary => ({
  number,
  kind: 'program-ran',
  label: '$ x',
  at: until,
  until,
  files: [],
  fileCount: 0,
  toolFileCount: 0,
  outcomes: { isCommit, runs },
});

const attempt = (startedAt: number, outcome: Outcome): AttemptRecord => ({
  report: {
    attemptId: `${startedAt}`,
    exerciseId: 'e',
    lessonSlug: 'l',
    lessonVersion: '1',
    outcome,
    credit: 0,
    checks: [],
    contentHash: '',
    seed: '',
    startedAt,
    finishedAt: startedAt + 5,
  },
  files: {},
});

const STEPS = new Map(
  [step(3, 30, true, 2), step(1, 10), step(2, 20, false, 1), step(4, 40)].map((one) => [one.number, one]),
);

describe('the marks of a timeline', () => {
  it('stand at the steps of commits and runs, and checks where the work stood that they judged', () => {
    const marks = marksOf(STEPS, [
      attempt(25, 'failed'),
      attempt(99, 'passed'),
      attempt(5, 'passed'),
      attempt(30, 'error'),
    ]);
    expect(marks.map(({ number, kind }) => `${number} ${kind}`)).toEqual([
      '2 run',
      '2 failed',
      '3 commit',
      '3 run',
      '4 passed',
    ]);
    expect(marksText(marks, STEPS.get(3)!)).toBe('commit, 2 tracked runs');
    expect(marksText(marks, STEPS.get(2)!)).toBe('tracked run, check failed');
    expect(marksText(marks, STEPS.get(1)!)).toBe('');
  });

  it('are walked in both directions', () => {
    const marks = marksOf(STEPS, []);
    expect(nextMark(marks, 4, 'before')).toBe(3);
    expect(nextMark(marks, 3, 'before')).toBe(2);
    expect(nextMark(marks, 2, 'before')).toBeUndefined();
    expect(nextMark(marks, 0, 'after')).toBe(2);
    expect(nextMark(marks, 3, 'after')).toBeUndefined();
  });
});
