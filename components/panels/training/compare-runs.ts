import type { RunView } from '@/stores/contracts';

/** At most this many earlier runs are laid under the current one: more lines say less. */
export const MAX_OVERLAYS = 3;

/** The letters that name earlier runs in the chart and its legend. */
export const OVERLAY_LETTERS = ['A', 'B', 'C'] as const;

/** The finished runs that have curves, newest first, without the one that is shown. */
export function earlierRuns(history: readonly RunView[], current: RunView | null): RunView[] {
  return history.filter((run) => run.runId !== current?.runId && run.epochs.length > 0);
}

/**
 * What sets a run apart from another, in a few words: the params that differ ("learningRate 0.1, l2 0"), the label when
 * something else was run, "same settings" when nothing differs.
 */
export function differenceOf(run: RunView, from: RunView | null): string {
  const names = [...new Set([...Object.keys(run.params), ...Object.keys(from?.params ?? {})])];
  const differing = names.filter((name) => text(run.params[name]) !== text(from?.params[name]));
  const settings = differing.map((name) => `${name} ${text(run.params[name])}`).join(', ');
  if (from !== null && run.label !== from.label) return run.label;
  return settings || 'same settings';
}

function text(value: unknown): string {
  if (value === undefined) return 'not set';
  return Array.isArray(value) ? `[${value.join(', ')}]` : String(value);
}

/** The error of the linear baseline, as the program printed it: "linear baseline: … $17,474"; null when it did not. */
export function printedBaseline(run: RunView): number | null {
  for (const entry of run.console) {
    const amount = /^linear baseline: .*?\$([\d,]+(?:\.\d+)?)/m.exec(entry.text)?.[1];
    if (amount !== undefined) return Number(amount.replaceAll(',', ''));
  }
  return null;
}
