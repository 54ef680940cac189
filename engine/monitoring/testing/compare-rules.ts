import { stringify } from 'yaml';
import { messageOf } from '../../core/errors';
import { seededRng } from '../../core/rng';
import type { Labels } from '../metrics/labels';
import { SeriesStore } from '../metrics/series-store';
import { evaluateVector } from '../promql/evaluate';
import { parsePromql } from '../promql/parse';
import { RuleEngine } from '../rules/rule-engine';
import { parseRules, type RuleGroup, writeRules } from '../rules/rule-file';
import { samplesEqual } from './compare-promtool';
import { runPromtool } from './promtool';
import { answersIn } from './promtool-values';
import { randomRules } from './random-rules';
import { type GivenSeries, randomSeries } from './random-series';

const LENGTH = 40;
const ASKED = ['ALERTS', 'ALERTS_FOR_STATE', '{__name__=~"level:record.*"}'];

/** What a file of rules came to, by the lab and by Prometheus. */
export interface RulesComparison {
  readonly seed: string;
  /** Values of alerts' states and of what was recorded, at several times. */
  readonly values: number;
  readonly equalValues: number;
  /** Times at which each alert's labels and annotations were compared. */
  readonly alertChecks: number;
  readonly samples: number;
  /** The first difference. */
  readonly difference: string | null;
}

interface FiringAlert {
  readonly name: string;
  readonly labels: Labels;
  readonly annotations: Readonly<Record<string, string>>;
}

/** Runs a random file of rules over random series, in the lab and in promtool. */
export function compareRules(path: string, seed: string): RulesComparison {
  const rng = seededRng(`rules-${seed}`);
  const interval = rng.pick([30_000, 60_000]);
  const series = randomSeries(rng, LENGTH);
  const drafts = parseRules(randomRules(rng), 'rules.yml');
  const times = Array.from({ length: 8 }, () => rng.int(LENGTH) * interval);
  // promtool stops at the first rule that cannot be evaluated, so those go first; values that fail are compared elsewhere.
  const failed = new Set(play(drafts, series, interval, times).failed);
  const groups = drafts.map((group) => ({
    ...group,
    rules: group.rules.filter((rule) => !failed.has(rule.kind === 'alert' ? rule.alert : rule.record)),
  }));
  const text = writeRules(groups);
  const { store, firing } = play(groups, series, interval, times);
  const alerts = groups.flatMap(({ rules }) =>
    rules.flatMap((rule) => (rule.kind === 'alert' ? [rule.alert] : [])),
  );
  const questions = ASKED.flatMap((expression) => times.map((time) => ({ expression, time })));
  const { output } = runPromtool(path, ['test', 'rules', 'test.yml'], {
    'rules.yml': text,
    'test.yml': stringify({
      rule_files: ['rules.yml'],
      evaluation_interval: `${interval}ms`,
      tests: [
        {
          interval: `${interval}ms`,
          input_series: series.map((one) => ({ series: one.text, values: one.values })),
          alert_rule_test: times.flatMap((time) =>
            alerts.map((name) => expected(name, time, firing.get(time)!)),
          ),
          promql_expr_test: questions.map(({ expression, time }) => ({
            expr: expression,
            eval_time: `${time}ms`,
            exp_samples: [{ labels: 'never_there', value: 1 }],
          })),
        },
      ],
    }),
  });
  const answers = answersIn(output);
  if (answers.length !== questions.length) {
    return { seed, values: 1, equalValues: 0, alertChecks: 0, samples: 0, difference: output.slice(0, 3000) };
  }
  let equalValues = 0;
  let samples = 0;
  let difference = /^ {4}alertname: [\s\S]*?(?=^ {4}(?:alertname|expr): )/m.exec(output)?.[0] ?? null;
  questions.forEach(({ expression, time }, at) => {
    const mine = evaluateVector(parsePromql(expression), store, time);
    const real = answers[at]!;
    if ('samples' in real && samplesEqual(mine, real.samples)) equalValues++;
    else
      difference ??= `${expression} at ${time}\nours ${JSON.stringify(mine)}\nreal ${JSON.stringify(real)}`;
    samples += mine.length;
  });
  const alertChecks = difference?.includes('alertname:') ? 0 : times.length * alerts.length;
  return { seed, values: questions.length, equalValues, alertChecks, samples, difference };
}

/** Lets time pass as promtool does: samples up to a time, then all groups. */
function play(
  groups: readonly RuleGroup[],
  series: readonly GivenSeries[],
  interval: number,
  times: readonly number[],
): { store: SeriesStore; firing: Map<number, FiringAlert[]>; failed: string[] } {
  const store = new SeriesStore();
  const engine = new RuleEngine({ store, groups, interval });
  const rows = series.map(({ labels, values }) => ({ labels, values: values.split(' ') }));
  const firing = new Map<number, FiringAlert[]>();
  const failed: string[] = [];
  for (let i = 0; i < LENGTH; i++) {
    const time = i * interval;
    for (const { labels, values } of rows) {
      if (values[i] === 'stale') store.end(labels, time);
      else if (values[i] !== '_') store.append(labels, time, Number(values[i]));
    }
    failed.push(...engine.evaluate(time).failures.map(({ rule }) => rule));
    if (times.includes(time))
      firing.set(
        time,
        engine.alerts.filter(({ state }) => state === 'firing'),
      );
  }
  return { store, firing, failed };
}

function expected(name: string, time: number, firing: readonly FiringAlert[]): object {
  return {
    eval_time: `${time}ms`,
    alertname: name,
    exp_alerts: firing
      .filter((alert) => alert.name === name)
      .map(({ labels: { alertname: _name, ...labels }, annotations }) => ({
        exp_labels: labels,
        exp_annotations: annotations,
      })),
  };
}

/** The comparison of a seed, or what stopped it. */
export function tryCompareRules(path: string, seed: string): RulesComparison {
  try {
    return compareRules(path, seed);
  } catch (thrown) {
    return { seed, values: 1, equalValues: 0, alertChecks: 0, samples: 0, difference: messageOf(thrown) };
  }
}
