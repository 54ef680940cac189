import type { JsonValue } from '@/engine/core/json';
import type { Dimension, TuningPlan } from '@/engine/tuning/plan';
import type { TrialView } from '@/stores/tuning-contract';

/** A trial that gave a number. */
export type DoneTrial = TrialView & { readonly objective: number };

/** Those of the trials that gave a number. */
export function doneTrials(trials: readonly TrialView[]): readonly DoneTrial[] {
  return trials.filter((trial): trial is DoneTrial => trial.objective !== null);
}

/**
 * The range of objectives that a chart shows: from the best to the worst, but a diverged trial may be a million times
 * worse than the rest, so it ends at three times the median's distance from the best. What lies beyond stands at the edge.
 */
export function shownRange(
  values: readonly number[],
  goal: TuningPlan['objective']['goal'],
): [number, number] {
  if (values.length === 0) return [0, 1];
  const sorted = [...values].sort((a, b) => (goal === 'minimise' ? a - b : b - a));
  const best = sorted[0]!;
  const worst = sorted.at(-1)!;
  const median = sorted[Math.floor(sorted.length / 2)]!;
  const far = best + 3 * (median - best);
  const edge = goal === 'minimise' ? Math.min(worst, far) : Math.max(worst, far);
  const last = edge === best ? worst : edge;
  return goal === 'minimise' ? [best, last] : [last, best];
}

/** A number moved into a range. */
export function clamp(value: number, [low, high]: readonly [number, number]): number {
  return Math.min(high, Math.max(low, value));
}

/** Where a value lies on the axis of its parameter, in [0, 1]: by its scale, or by its place among the choices. */
export function shareOf(dimension: Dimension, value: JsonValue | undefined): number {
  if ('choices' in dimension) {
    const at = dimension.choices.findIndex((choice) => JSON.stringify(choice) === JSON.stringify(value));
    return dimension.choices.length === 1 ? 0.5 : at / (dimension.choices.length - 1);
  }
  const { from, to, scale } = dimension;
  const number = Number(value);
  return scale === 'log' ? Math.log(number / from) / Math.log(to / from) : (number - from) / (to - from);
}

/** One point of the curve of the best so far: after so much of the budget, the best objective seen. */
export interface BestStep {
  readonly trial: DoneTrial;
  /** Units of the resource used up to and with this trial, in the order of the plan. */
  readonly used: number;
  readonly best: number;
}

/** The best so far after each trial, in the order of the plan, so that it does not depend on which ended first. */
export function bestSoFar(
  trials: readonly TrialView[],
  goal: TuningPlan['objective']['goal'],
): readonly BestStep[] {
  const steps: BestStep[] = [];
  let used = 0;
  for (const trial of trials) {
    if (trial.status === 'done' || trial.status === 'failed') used += trial.resource;
    if (trial.objective === null) continue;
    const before = steps.at(-1)?.best ?? trial.objective;
    const best = goal === 'minimise' ? Math.min(before, trial.objective) : Math.max(before, trial.objective);
    steps.push({ trial: trial as DoneTrial, used, best });
  }
  return steps;
}

/** What the table can be sorted by: a column, and which way. */
export interface Sorting {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

/** The trials sorted by a column; those without a value there last, ties in the order of their numbers. */
export function sortTrials(
  trials: readonly TrialView[],
  { column, direction }: Sorting,
): readonly TrialView[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return [...trials].sort((a, b) => {
    const x = sortKey(a, column);
    const y = sortKey(b, column);
    if (x === y) return a.id - b.id;
    if (x === null) return 1;
    if (y === null) return -1;
    return (
      sign * (typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y)))
    );
  });
}

function sortKey(trial: TrialView, column: string): number | string | null {
  if (column === 'trial') return trial.id;
  if (column === 'objective') return trial.objective;
  if (column === 'resource') return trial.resource;
  if (column === 'seconds') return trial.seconds ?? null;
  const value = trial.params[column];
  return typeof value === 'number' ? value : JSON.stringify(value);
}

/** Whether the text of a params file has all of these settings. */
export function hasSettings(text: unknown, settings: Readonly<Record<string, JsonValue>>): boolean {
  try {
    const params = JSON.parse(String(text)) as Record<string, JsonValue> | null;
    return Object.entries(settings).every(
      ([name, value]) => JSON.stringify(params?.[name]) === JSON.stringify(value),
    );
  } catch {
    // Half-typed JSON has no settings; the editor says what is wrong with it.
    return false;
  }
}
