import type { GradedWork, GraderTask } from '../../contracts/grader-task';
import type { GradingProcess } from './grader-process';

/** What a grader says of work: as many of four checks pass as the file `score` says in quarters. */
export function scored(quarters: number, more: Partial<GradedWork> = {}): GradedWork {
  return {
    outcome: quarters === 4 ? 'passed' : 'failed',
    score: quarters / 4,
    parts: [1, 2, 3, 4].map((n) => ({
      id: `check-${n}`,
      label: `Check ${n}`,
      weight: 1,
      outcome: n <= quarters ? 'passed' : 'failed',
      did: 'Looked.',
      expected: 'much',
      seen: 'less',
    })),
    trust: 'verified',
    ...more,
  };
}

/** A grader that answers by what a test says; it keeps what it was asked. */
export function gradingBy(
  answer: (task: GraderTask, signal: AbortSignal) => GradedWork | Promise<GradedWork>,
): GradingProcess & { readonly asked: GraderTask[] } {
  const asked: GraderTask[] = [];
  return {
    asked,
    grade: async (task, signal) => {
      asked.push(task);
      return answer(task, signal);
    },
    close: () => undefined,
  };
}

/** The score that the work itself claims, in the file `score`. */
export const byScoreFile = gradingBy.bind(null, ({ files }) => scored(Number(files.score)));
