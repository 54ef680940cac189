import type { AttemptRecord } from '@/stores/contracts';
import type { StepSummary } from '@/stores/timeline-contract';

/** What stands out on the track: places to go back to. */
export type MarkKind = 'commit' | 'run' | 'passed' | 'failed';

/** Something that stands out, at the moment after which it was so. */
export interface MomentMark {
  readonly number: number;
  readonly kind: MarkKind;
}

/**
 * Marks in the order of their moments: commits and tracked runs of the steps that are known, and checks, which change no
 * file, at the last known step that was over when they were.
 */
export function marksOf(
  steps: ReadonlyMap<number, StepSummary>,
  attempts: readonly AttemptRecord[],
): readonly MomentMark[] {
  const inOrder = [...steps.values()].sort((a, b) => a.number - b.number);
  const marks: MomentMark[] = inOrder.flatMap(({ number, outcomes }) => [
    ...(outcomes.isCommit ? [{ number, kind: 'commit' } as const] : []),
    ...(outcomes.runs > 0 ? [{ number, kind: 'run' } as const] : []),
  ]);
  for (const { report } of attempts) {
    if (report.outcome !== 'passed' && report.outcome !== 'failed') continue;
    const step = inOrder.findLast(({ until }) => until <= report.startedAt);
    if (step) marks.push({ number: step.number, kind: report.outcome });
  }
  return marks.sort((a, b) => a.number - b.number);
}

/** The nearest marked moment before or after `at`; undefined: there is none. */
export function nextMark(
  marks: readonly MomentMark[],
  at: number,
  to: 'before' | 'after',
): number | undefined {
  return to === 'before'
    ? marks.findLast(({ number }) => number < at)?.number
    : marks.find(({ number }) => number > at)?.number;
}

/** What is marked at a moment, in words: "commit, 3 tracked runs, check passed". */
export function marksText(marks: readonly MomentMark[], step: StepSummary): string {
  const kinds = new Set(marks.filter(({ number }) => number === step.number).map(({ kind }) => kind));
  const { runs } = step.outcomes;
  return [
    kinds.has('commit') && 'commit',
    kinds.has('run') && (runs === 1 ? 'tracked run' : `${runs} tracked runs`),
    kinds.has('passed') && 'check passed',
    kinds.has('failed') && 'check failed',
  ]
    .filter(Boolean)
    .join(', ');
}
