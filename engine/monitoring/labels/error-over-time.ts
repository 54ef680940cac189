import { type CohortSummary, summariseCohort } from './error-summary';
import type { Labelled, Prediction } from './observation';

/** Errors of predictions of one stretch of time, all together and by the values of a slice. */
export interface ErrorPeriod {
  /** Milliseconds since the epoch; the end does not belong to it. */
  readonly from: number;
  readonly to: number;
  readonly all: CohortSummary;
  /** By each value of the slice; a prediction without it is left out. */
  readonly slices: Readonly<Record<string, CohortSummary>>;
}

export interface ErrorOverTimeOptions {
  /** Milliseconds of each stretch. */
  readonly period: number;
  /** When the first begins. */
  readonly from: number;
  readonly to: number;
  /** Which slice is told apart. */
  readonly slice?: string;
  /** Labels that became known after this are not known yet: what one could say then. */
  readonly asOf?: number;
}

/**
 * The error of predictions by the time at which they were made, as far as their labels are known. The last stretches are
 * known in part only: look at their coverage.
 */
export function errorOverTime(
  labelled: readonly Labelled[],
  waiting: readonly Prediction[],
  options: ErrorOverTimeOptions,
): ErrorPeriod[] {
  const { period, from, to, slice, asOf = Number.POSITIVE_INFINITY } = options;
  const known = labelled.filter(({ label }) => label.time <= asOf);
  const unknown = [
    ...waiting,
    ...labelled.filter(({ label }) => label.time > asOf).map(({ prediction }) => prediction),
  ].filter(({ time }) => time <= asOf);
  const periods: ErrorPeriod[] = [];
  for (let start = from; start < to; start += period) {
    const isIn = ({ time }: Prediction) => time >= start && time < start + period;
    const [first, second] = [known.filter(({ prediction }) => isIn(prediction)), unknown.filter(isIn)];
    periods.push({
      from: start,
      to: start + period,
      all: summariseCohort(first, second),
      slices: slice === undefined ? {} : bySlice(first, second, slice),
    });
  }
  return periods;
}

function bySlice(
  labelled: readonly Labelled[],
  waiting: readonly Prediction[],
  slice: string,
): Record<string, CohortSummary> {
  const values = new Set(
    [...labelled.map(({ prediction }) => prediction), ...waiting].flatMap(
      ({ slices }) => slices[slice] ?? [],
    ),
  );
  return Object.fromEntries(
    [...values].sort().map((value) => [
      value,
      summariseCohort(
        labelled.filter(({ prediction }) => prediction.slices[slice] === value),
        waiting.filter(({ slices }) => slices[slice] === value),
      ),
    ]),
  );
}
