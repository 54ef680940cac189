import type { WorkBundle } from '@/content/lesson-schema';
import type { WorkspaceFiles } from '@/engine/core/files';
import type { EditorState, GradingState } from '@/stores/contracts';

/** What the work can be compared with. */
export type DiffAgainst = Exclude<EditorState['diff'], 'none'>;

/** The words for each, as on the toolbar. */
export const DIFF_LABELS: Readonly<Record<EditorState['diff'], string>> = {
  none: 'No comparison',
  start: 'Compare with the start',
  'last-attempt': 'Compare with the last attempt',
  solution: 'Compare with the solution',
};

/** The short name of the other side, for headings: "Start". */
export const BASELINE_NAMES: Readonly<Record<DiffAgainst, string>> = {
  start: 'Start',
  'last-attempt': 'Last attempt',
  solution: 'Solution',
};

const ORDER: readonly EditorState['diff'][] = ['none', 'start', 'last-attempt', 'solution'];

/** The next comparison when one key goes through them: none, start, last attempt, solution, none. */
export function nextDiff(diff: EditorState['diff']): EditorState['diff'] {
  return ORDER[(ORDER.indexOf(diff) + 1) % ORDER.length]!;
}

/** The newest attempt of all exercises, by the end of its check; null when nothing was checked yet. */
export function lastAttemptFiles(attempts: GradingState['attempts']): WorkspaceFiles | null {
  const newest = Object.values(attempts)
    .flatMap((list) => list.slice(0, 1))
    .reduce<GradingState['attempts'][string][number] | null>(
      (best, one) => (best === null || one.report.finishedAt > best.report.finishedAt ? one : best),
      null,
    );
  return newest?.files ?? null;
}

/** The files of the other side; null when there is no last attempt. The solution is laid over the start. */
export function baselineFiles(
  bundle: WorkBundle,
  attempts: GradingState['attempts'],
  against: DiffAgainst,
): WorkspaceFiles | null {
  if (against === 'start') return bundle.start;
  if (against === 'solution') return { ...bundle.start, ...bundle.solution };
  return lastAttemptFiles(attempts);
}
