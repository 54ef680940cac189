import type { CheckReport, GradeReport, Outcome } from '@/engine/grading/types';
import { counted } from '../format';

/** The sign and the word of an outcome, and its ink: colour never speaks alone. */
export const OUTCOME_WORDS: Readonly<
  Record<Outcome, { readonly sign: string; readonly word: string; readonly ink: string }>
> = {
  passed: { sign: '✓', word: 'passed', ink: 'text-passed' },
  failed: { sign: '✗', word: 'failed', ink: 'text-failed' },
  error: { sign: '!', word: 'our error', ink: 'text-ink' },
  'not-attempted': { sign: '–', word: 'not attempted', ink: 'text-ink-muted' },
};

/** "3 of 5 checks passed". */
export function countText(report: GradeReport): string {
  const passed = report.checks.filter((check) => check.outcome === 'passed').length;
  return passed === report.checks.length && passed > 1
    ? `All ${counted(report.checks.length, 'check')} passed`
    : `${passed} of ${counted(report.checks.length, 'check')} passed`;
}

/** The credit as a whole percentage; never 100 unless all is passed. */
export function creditText(credit: number): string {
  return `${credit >= 1 ? 100 : Math.min(99, Math.round(credit * 100))} %`;
}

/** What is announced at the end of a check: the count, the score, and the first thing to mend. */
export function announcement(report: GradeReport): string {
  if (report.outcome === 'passed') return `${countText(report)}. The exercise is done.`;
  const first = firstToMend(report);
  const ours = report.checks.some((check) => check.outcome === 'error');
  return [
    `${countText(report)}, score ${creditText(report.credit)}.`,
    first ? `First to mend: ${first.label}.` : '',
    ours ? 'One part could not be checked; that is a fault of the lab.' : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** The first check that failed. */
export function firstToMend(report: GradeReport): CheckReport | undefined {
  return report.checks.find((check) => check.outcome === 'failed');
}

/** The time of day of an attempt, and the day where it is not today. */
export function attemptTime(finishedAt: number, now: number): string {
  const date = new Date(finishedAt);
  const time = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  if (new Date(now).toDateString() === date.toDateString()) return time;
  return `${date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })}, ${time}`;
}
