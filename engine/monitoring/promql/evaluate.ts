import { type Labels, labelKey, withoutName } from '../metrics/labels';
import {
  type CounterWindow,
  counterWindow,
  type SampleSource,
  type SeriesWindow,
} from '../metrics/sample-source';
import { aggregate } from './aggregate';
import type { Binary, Call, Expression, Selector, Subquery } from './ast';
import { onNumbers, setOperation, vectorAndScalar, vectorAndVector } from './binary';
import { isSetOperator } from './check-types';
import { histogramQuantile } from './histogram-quantile';
import {
  extrapolated,
  quantile,
  RANGE_FUNCTIONS,
  type RangeInput,
  RISE_FUNCTIONS,
  regression,
} from './range-functions';
import { distinct, type Sample, type Vector } from './vector';
import { absent, labelJoin, labelReplace, mapValues, sorted, VALUE_FUNCTIONS } from './vector-functions';

/** How far back the newest sample of a series is looked for: 5 minutes, as in Prometheus. */
const LOOKBACK = 300_000;
/** Between the points of a subquery that names no step. */
const DEFAULT_STEP = 60_000;

export interface EvaluationOptions {
  /** Milliseconds that a sample counts as the newest. */
  readonly lookback?: number;
  /** Milliseconds between points of a subquery without a step: the interval of evaluation. */
  readonly step?: number;
}

/**
 * The value of an expression at a time, by the semantics of Prometheus 2.42 (a range holds both its ends).
 * @param time milliseconds since the epoch
 * @returns a number for a scalar, else the elements of a vector
 * @throws MonitoringError `promql-evaluation` where the data does not allow it (several partners, two equal results)
 */
export function evaluate(
  expression: Expression,
  source: SampleSource,
  time: number,
  options: EvaluationOptions = {},
): number | Vector {
  return new Evaluator(source, options).value(expression, time);
}

/** The same as a vector: a scalar is one element without labels. */
export function evaluateVector(
  expression: Expression,
  source: SampleSource,
  time: number,
  options: EvaluationOptions = {},
): Vector {
  const value = evaluate(expression, source, time, options);
  return typeof value === 'number' ? [{ labels: {}, value }] : value;
}

class Evaluator {
  readonly #source: SampleSource;
  readonly #lookback: number;
  readonly #step: number;

  constructor(source: SampleSource, options: EvaluationOptions) {
    this.#source = source;
    this.#lookback = options.lookback ?? LOOKBACK;
    this.#step = options.step ?? DEFAULT_STEP;
  }

  value(node: Expression, time: number): number | Vector {
    switch (node.kind) {
      case 'number':
        return node.value;
      case 'selector':
        return this.#instant(node, time);
      case 'negation': {
        const of = this.value(node.of, time);
        if (typeof of === 'number') return -of;
        return distinct(of.map(({ labels, value }) => ({ labels: withoutName(labels), value: -value })));
      }
      case 'aggregation': {
        const parameter = node.parameter ? (this.value(node.parameter, time) as number) : Number.NaN;
        return aggregate(node, this.#vector(node.of, time), parameter);
      }
      case 'binary':
        return this.#binary(node, time);
      case 'call':
        return this.#call(node, time);
      default:
        // Texts and ranges stand only where a function takes them; the types were checked.
        return [];
    }
  }

  #vector(node: Expression, time: number): Vector {
    return this.value(node, time) as Vector;
  }

  #instant(node: Selector, time: number): Vector {
    const at = time - node.offset;
    return this.#source
      .latest(node.matchers, at - this.#lookback, at)
      .map(({ labels, value }) => ({ labels, value }));
  }

  #binary(node: Binary, time: number): number | Vector {
    const left = this.value(node.left, time);
    const right = this.value(node.right, time);
    if (typeof left === 'number') {
      if (typeof right === 'number') return onNumbers(node.operator, left, right);
      return distinct(vectorAndScalar(node, right, left, true));
    }
    if (typeof right === 'number') return distinct(vectorAndScalar(node, left, right, false));
    return isSetOperator(node.operator)
      ? setOperation(node, left, right)
      : distinct(vectorAndVector(node, left, right));
  }

  #call({ name, args }: Call, time: number): number | Vector {
    if (RISE_FUNCTIONS[name]) return this.#rises(name, args[0]!, time);
    if (RANGE_FUNCTIONS[name]) {
      const keepsName = name === 'last_over_time';
      return this.#overRanges(args[0]!, time, RANGE_FUNCTIONS[name], keepsName);
    }
    const number = (at: number) => this.value(args[at]!, time) as number;
    if (VALUE_FUNCTIONS[name]) {
      const given = args.slice(1).map((_, i) => number(i + 1));
      return distinct(mapValues(name, this.#vector(args[0]!, time), given));
    }
    switch (name) {
      case 'quantile_over_time': {
        const share = number(0);
        return this.#overRanges(args[1]!, time, ({ values }) => quantile(share, values));
      }
      case 'predict_linear': {
        const seconds = number(1);
        return this.#overRanges(args[0]!, time, (input) => {
          const line = regression(input, time);
          return line && line.slope * seconds + line.intercept;
        });
      }
      case 'absent_over_time':
        return absent(this.#ranges(args[0]!, time).length, args[0]!);
      case 'absent':
        return absent(this.#vector(args[0]!, time).length, args[0]!);
      case 'histogram_quantile':
        return histogramQuantile(number(0), this.#vector(args[1]!, time));
      case 'timestamp':
        return distinct(this.#timestamps(args[0]!, time));
      case 'sort':
      case 'sort_desc':
        return sorted(this.#vector(args[0]!, time), name === 'sort' ? 1 : -1);
      case 'label_replace':
        return distinct(labelReplace(this.#vector(args[0]!, time), texts(args)));
      case 'label_join':
        return distinct(labelJoin(this.#vector(args[0]!, time), texts(args)));
      case 'scalar': {
        const of = this.#vector(args[0]!, time);
        return of.length === 1 ? of[0]!.value : Number.NaN;
      }
      case 'vector':
        return [{ labels: {}, value: number(0) }];
      case 'pi':
        return Math.PI;
      default:
        return time / 1000;
    }
  }

  #timestamps(of: Expression, time: number): Sample[] {
    if (of.kind !== 'selector')
      return this.#vector(of, time).map(({ labels }) => ({
        labels: withoutName(labels),
        value: time / 1000,
      }));
    const at = time - of.offset;
    return this.#source
      .latest(of.matchers, at - this.#lookback, at)
      .map((sample) => ({ labels: withoutName(sample.labels), value: sample.time / 1000 }));
  }

  #rises(name: string, of: Expression, time: number): Vector {
    const { range, offset } = of as Selector | Subquery;
    const to = time - offset;
    const from = to - range!;
    const out: Sample[] = [];
    const take = (labels: Labels, window: CounterWindow) => {
      const value = extrapolated(window, { from, to }, RISE_FUNCTIONS[name]!);
      if (value !== null) out.push({ labels: withoutName(labels), value });
    };
    if (of.kind === 'selector') {
      for (const { labels, window } of this.#source.counters(of.matchers, from, to)) take(labels, window);
    } else {
      for (const { labels, times, values } of this.#ranges(of, time))
        take(labels, counterWindow(times, values));
    }
    return distinct(out);
  }

  #overRanges(
    of: Expression,
    time: number,
    figure: (input: RangeInput) => number | null,
    keepsName = false,
  ): Vector {
    const { range, offset } = of as Selector | Subquery;
    const to = time - offset;
    const from = to - range!;
    const out: Sample[] = [];
    for (const { labels, times, values } of this.#ranges(of, time)) {
      const value = figure({ times, values, from, to });
      if (value !== null) out.push({ labels: keepsName ? labels : withoutName(labels), value });
    }
    return distinct(out);
  }

  #ranges(of: Expression, time: number): readonly SeriesWindow[] {
    if (of.kind === 'selector') {
      const to = time - of.offset;
      return this.#source.range(of.matchers, to - of.range!, to);
    }
    return this.#points(of as Subquery, time);
  }

  /** The points of a subquery lie at whole multiples of its step. */
  #points({ of, range, step: given, offset }: Subquery, time: number): SeriesWindow[] {
    const step = given ?? this.#step;
    const to = time - offset;
    const series = new Map<string, { labels: Labels; times: number[]; values: number[] }>();
    for (let at = Math.ceil((to - range) / step) * step; at <= to; at += step) {
      const value = this.value(of, at);
      const vector = typeof value === 'number' ? [{ labels: {}, value }] : value;
      for (const { labels, value: point } of vector) {
        const key = labelKey(labels);
        const known = series.get(key) ?? { labels, times: [], values: [] };
        known.times.push(at);
        known.values.push(point);
        series.set(key, known);
      }
    }
    return [...series.values()].map(({ labels, times, values }) => ({
      labels,
      times: Float64Array.from(times),
      values: Float64Array.from(values),
    }));
  }
}

const texts = (args: readonly Expression[]): string[] =>
  args.flatMap((arg) => (arg.kind === 'string' ? [arg.value] : []));
