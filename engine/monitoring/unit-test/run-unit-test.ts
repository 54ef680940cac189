import { messageOf } from '../../core/errors';
import { labelKey } from '../metrics/labels';
import { SeriesStore } from '../metrics/series-store';
import { evaluateVector } from '../promql/evaluate';
import type { Sample, Vector } from '../promql/vector';
import type { Alert } from '../rules/active-alerts';
import { RuleEngine } from '../rules/rule-engine';
import type { RuleGroup } from '../rules/rule-file';
import type { ExpectedAlert, UnitTest } from './unit-test-file';

/** What a test expected, and what there was instead. */
export type UnitTestFailure =
  | {
      readonly kind: 'alert';
      readonly alert: string;
      readonly time: number;
      readonly expected: readonly ExpectedAlert[];
      readonly got: readonly ExpectedAlert[];
    }
  | {
      readonly kind: 'expression';
      readonly text: string;
      readonly time: number;
      readonly expected: Vector;
      readonly got: Vector;
    }
  /** A rule or an expression that could not be evaluated. */
  | { readonly kind: 'error'; readonly what: string; readonly time: number; readonly message: string };

/** Values that differ by less than this share are equal: the order of a sum is not fixed. */
const TOLERANCE = 1e-12;

/**
 * Runs a unit test of rules, as `promtool test rules` does: at each interval first the samples, then all groups. A rule that
 * cannot be evaluated ends the test.
 */
export function runUnitTest(
  test: UnitTest,
  groups: readonly RuleGroup[],
  evaluationInterval: number,
): UnitTestFailure[] {
  const store = new SeriesStore();
  // Each evaluation takes all groups, whatever their own interval.
  const plain = groups.map(({ name, rules }) => ({ name, rules }));
  const engine = new RuleEngine({
    store,
    groups: plain,
    interval: evaluationInterval,
    externalLabels: test.externalLabels,
  });
  const failures: UnitTestFailure[] = [];
  const last = Math.max(
    0,
    ...test.alerts.map(({ time }) => time),
    ...test.expressions.map(({ time }) => time),
  );
  let fed = 0;
  const feed = (until: number) => {
    for (; fed * test.interval <= until; fed++) {
      for (const { labels, values } of test.series) {
        const value = values[fed];
        if (value === 'stale') store.end(labels, fed * test.interval);
        else if (value !== undefined && value !== null) store.append(labels, fed * test.interval, value);
      }
    }
  };
  for (let time = 0; time <= last; time += evaluationInterval) {
    feed(time);
    const broken = engine.evaluate(time).failures;
    if (broken.length > 0)
      return broken.map(({ rule, message }) => ({ kind: 'error', what: `rule: ${rule}`, time, message }));
    for (const { time: at, alert, expected } of test.alerts) {
      if (at < time || at >= time + evaluationInterval) continue;
      const got = engine.alerts.filter((one) => one.name === alert && one.state === 'firing').map(told);
      if (!alertsEqual(expected, got)) failures.push({ kind: 'alert', alert, time: at, expected, got });
    }
  }
  feed(last);
  for (const { time, text, expression, expected } of test.expressions) {
    try {
      const got = evaluateVector(expression, store, time, { step: evaluationInterval });
      if (!samplesEqual(expected, got)) failures.push({ kind: 'expression', text, time, expected, got });
    } catch (thrown) {
      failures.push({
        kind: 'error',
        what: `expr: ${JSON.stringify(text)}`,
        time,
        message: messageOf(thrown),
      });
    }
  }
  return failures;
}

const told = ({ labels, annotations }: Alert): ExpectedAlert => ({ labels, annotations });

function alertsEqual(expected: readonly ExpectedAlert[], got: readonly ExpectedAlert[]): boolean {
  const keys = (of: readonly ExpectedAlert[]) =>
    of.map(({ labels, annotations }) => `${labelKey(labels)}\u0003${labelKey(annotations)}`).sort();
  return keys(expected).join('\u0004') === keys(got).join('\u0004');
}

function samplesEqual(expected: Vector, got: Vector): boolean {
  const sorted = (of: Vector) => [...of].sort((a, b) => (labelKey(a.labels) < labelKey(b.labels) ? -1 : 1));
  const [first, second] = [sorted(expected), sorted(got)];
  return first.length === second.length && first.every((sample, i) => sampleEqual(sample, second[i]!));
}

function sampleEqual(a: Sample, b: Sample): boolean {
  if (labelKey(a.labels) !== labelKey(b.labels)) return false;
  return Object.is(a.value, b.value) || Math.abs(a.value - b.value) <= TOLERANCE * Math.abs(a.value);
}
