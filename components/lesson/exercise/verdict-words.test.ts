import { describe, expect, it } from 'vitest';
import type { CheckReport, GradeReport, Outcome } from '@/engine/grading/types';
import { announcement, countText, creditText } from './verdict-words';

function report(outcomes: readonly Outcome[], credit = 0.5): GradeReport {
  const checks = outcomes.map(
    (outcome, index): CheckReport => ({
      id: `c${index}`,
      label: `Check number ${index + 1}`,
      weight: 1,
      outcome,
      facts: {},
      feedback: { did: '', expected: '', seen: '' },
      runIds: [],
    }),
  );
  return {
    attemptId: 'a',
    exerciseId: 'e',
    lessonSlug: 's',
    lessonVersion: 'v',
    outcome: outcomes.every((outcome) => outcome === 'passed') ? 'passed' : 'failed',
    credit,
    checks,
    contentHash: 'h',
    seed: 's',
    startedAt: 0,
    finishedAt: 0,
  };
}

describe('the words of a verdict', () => {
  it('counts what passed', () => {
    expect(countText(report(['passed', 'failed', 'not-attempted']))).toBe('1 of 3 checks passed');
    expect(countText(report(['passed', 'passed']))).toBe('All 2 checks passed');
  });

  it('never rounds up to a full score', () => {
    expect(creditText(0.9999)).toBe('99 %');
    expect(creditText(1)).toBe('100 %');
    expect(creditText(0)).toBe('0 %');
  });

  it('announces the first thing to mend', () => {
    expect(announcement(report(['passed', 'failed', 'failed']))).toBe(
      '1 of 3 checks passed, score 50 %. First to mend: Check number 2.',
    );
  });

  it('does not lay a fault of ours at the learner’s door', () => {
    const said = announcement(report(['passed', 'error']));
    expect(said).not.toContain('mend');
    expect(said).toContain('fault of the lab');
  });
});
