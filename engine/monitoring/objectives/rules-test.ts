import { stringify } from 'yaml';
import { formatDuration } from '../metrics/duration';
import { seriesText } from '../metrics/labels';
import { parseTemplate } from '../rules/template';
import { burnRateRows } from './burn-rate-rows';
import { type ExampleSeries, exampleSeries } from './example-series';
import type { Objective } from './objective';
import { BUDGET_ALERT, objectiveRules } from './slo-rules';

/** A million events a minute, so that shares come out in whole events. */
const EVENTS = 1_000_000;
const MINUTES = 240;

/**
 * A unit test for promtool: for each objective, at each pace between its rows, the alerts of just the rows that are slower
 * than it; and none without errors. An objective for whose queries no series can be found has no test.
 * @param rulesFile the path of the rules from where the test lies
 */
export function writeRulesTest(objectives: readonly Objective[], rulesFile: string): string {
  const tests = objectives.flatMap((objective) => {
    const series = exampleSeries(objective.indicator);
    return series ? paces(objective).map((pace) => testOf(objective, series, pace)) : [];
  });
  return stringify({ rule_files: [rulesFile], evaluation_interval: '1m', tests }, { lineWidth: 0 });
}

/** Multiples of the allowed rate: none, below all rows, and between each two, as far as there can be as many errors. */
function paces({ target, period }: Objective): number[] {
  const factors = [...new Set(burnRateRows(target, period).map(({ factor }) => factor))].sort(
    (a, b) => a - b,
  );
  const between = factors.map((factor, at) =>
    factors[at + 1] === undefined ? factor * 1.25 : (factor + factors[at + 1]!) / 2,
  );
  return [0, factors[0]! / 2, ...between].filter((pace) => pace * (1 - target) <= 1);
}

function testOf(objective: Objective, { part, other, otherIs }: ExampleSeries, pace: number): object {
  const { name, service, target, period, indicator } = objective;
  const bad = Math.round(EVENTS * pace * (1 - target));
  const share = bad / EVENTS;
  const ofPart = indicator.part === 'bad' ? bad : EVENTS - bad;
  const values = (step: number) => `0+${step}x${MINUTES}`;
  const firing = burnRateRows(target, period).filter(({ factor }) => share > factor * (1 - target));
  const expected = objectiveRules(objective)
    .flatMap(({ rules }) => rules)
    .flatMap((rule) => (rule.kind === 'alert' ? [rule] : []))
    .filter(({ labels }) => firing.some(({ long }) => labels.long_window?.source === formatDuration(long)))
    .map(({ labels, annotations }) => ({
      exp_labels: sources(labels),
      exp_annotations: Object.fromEntries(
        Object.entries(annotations).map(([key, { source }]) => [
          key,
          parseTemplate(source).render({ labels: {}, value: share, externalLabels: {} }),
        ]),
      ),
    }));
  return {
    name: `${service}/${name} at ${pace} times the allowed rate`,
    interval: '1m',
    input_series: [
      { series: seriesText(part), values: values(ofPart) },
      { series: seriesText(other), values: values(otherIs === 'total' ? EVENTS : EVENTS - ofPart) },
    ],
    alert_rule_test: [{ eval_time: `${MINUTES}m`, alertname: BUDGET_ALERT, exp_alerts: expected }],
  };
}

const sources = (of: Readonly<Record<string, { readonly source: string }>>): Record<string, string> =>
  Object.fromEntries(Object.entries(of).map(([name, { source }]) => [name, source]));
