import { messageOf } from '../../core/errors';
import { seededRng } from '../../core/rng';
import { labelKey, seriesText } from '../metrics/labels';
import { evaluateVector } from '../promql/evaluate';
import { parsePromql } from '../promql/parse';
import type { Vector } from '../promql/vector';
import { type Answer, askPromtool, type Question } from './promtool-values';
import { randomExpression } from './random-expressions';
import { randomSeries, storeOf } from './random-series';

/** One expression at one time, in the lab and in Prometheus. */
export interface ValueComparison {
  readonly expression: string;
  readonly time: number;
  readonly ours: string;
  readonly real: string;
  readonly isEqual: boolean;
  /** An error on both sides counts as equal. */
  readonly isError: boolean;
  readonly sampleCount: number;
}

/** Values that differ by less than this share are equal: sums are added up in another order. */
const TOLERANCE = 1e-9;

/** Compares random expressions over random series with the real Prometheus, one set of series for each seed. */
export function compareWithPromtool(
  path: string,
  seeds: readonly string[],
  expressionsEach: number,
  onValue: (comparison: ValueComparison) => void,
): void {
  for (const seed of seeds) {
    const rng = seededRng(`promql-${seed}`);
    const interval = rng.pick([15_000, 30_000, 60_000]);
    const length = 60;
    const series = randomSeries(rng, length);
    const questions: Question[] = Array.from({ length: expressionsEach }, () => ({
      expression: randomExpression(rng),
      time: rng.int(length) * interval + rng.pick([0, 0, 0, 7000]),
    }));
    const store = storeOf(series, interval);
    const real = askPromtool(path, interval, series, questions);
    questions.forEach((question, at) => {
      onValue(compare(question, ours(question, store, interval), real[at]!));
    });
  }
}

function ours({ expression, time }: Question, store: ReturnType<typeof storeOf>, step: number): Answer {
  try {
    return { samples: evaluateVector(parsePromql(expression), store, time, { step }) };
  } catch (thrown) {
    return { error: messageOf(thrown) };
  }
}

function compare(question: Question, mine: Answer, real: Answer): ValueComparison {
  const isError = 'error' in mine || 'error' in real;
  const isEqual =
    'error' in mine || 'error' in real
      ? 'error' in mine && 'error' in real
      : samplesEqual(mine.samples, real.samples);
  return {
    ...question,
    ours: textOf(mine),
    real: textOf(real),
    isEqual,
    isError,
    sampleCount: 'samples' in real ? real.samples.length : 0,
  };
}

/** Whether two vectors have the same labels with the same values, up to the order in which sums were added. */
export function samplesEqual(mine: Vector, real: Vector): boolean {
  if (mine.length !== real.length) return false;
  const values = new Map(real.map(({ labels, value }) => [labelKey(labels), value]));
  return mine.every(({ labels, value }) => {
    const wanted = values.get(labelKey(labels));
    return wanted !== undefined && isNear(value, wanted);
  });
}

function isNear(a: number, b: number): boolean {
  if (Object.is(a, b) || a === b) return true;
  return Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b), 1e-3);
}

const textOf = (answer: Answer): string =>
  'error' in answer
    ? `error: ${answer.error}`
    : answer.samples
        .map(({ labels, value }) => `${seriesText(labels)} ${value}`)
        .sort()
        .join('\n');
