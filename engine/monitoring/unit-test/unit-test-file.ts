import { z } from 'zod';
import { messageOf } from '../../core/errors';
import { MonitoringError } from '../errors';
import { parseDuration } from '../metrics/duration';
import type { Labels } from '../metrics/labels';
import type { Expression } from '../promql/ast';
import { parsePromql } from '../promql/parse';
import type { Sample } from '../promql/vector';
import { readYaml } from '../read-yaml';
import { type GivenValue, parseSeries, parseValues } from './series-notation';

/** An alert that is expected to fire. */
export interface ExpectedAlert {
  readonly labels: Labels;
  readonly annotations: Readonly<Record<string, string>>;
}

/** One group of a unit test; all times are milliseconds from its start. */
export interface UnitTest {
  readonly name: string | null;
  readonly interval: number;
  readonly series: readonly { readonly labels: Labels; readonly values: readonly GivenValue[] }[];
  readonly alerts: readonly {
    readonly time: number;
    readonly alert: string;
    readonly expected: readonly ExpectedAlert[];
  }[];
  readonly expressions: readonly {
    readonly time: number;
    readonly text: string;
    readonly expression: Expression;
    readonly expected: readonly Sample[];
  }[];
  readonly externalLabels: Labels;
}

/** A file of unit tests for rules, as promtool reads it. */
export interface UnitTestFile {
  readonly ruleFiles: readonly string[];
  readonly evaluationInterval: number;
  readonly tests: readonly UnitTest[];
}

const duration = z.union([z.string(), z.number()]).transform((given, context) => {
  const ms = parseDuration(String(given));
  if (ms !== null) return ms;
  context.addIssue(`${JSON.stringify(given)} is no duration, such as 5m`);
  return z.NEVER;
});
const texts = z.record(z.string(), z.union([z.string(), z.number()]).transform(String)).nullish();
const number = z.union([z.number(), z.nan()]);

const fileSchema = z.strictObject({
  rule_files: z.array(z.string()).nullish(),
  evaluation_interval: duration.optional(),
  group_eval_order: z.array(z.string()).nullish(),
  tests: z.array(
    z.strictObject({
      name: z.string().optional(),
      interval: duration.optional(),
      input_series: z.array(z.strictObject({ series: z.string(), values: z.coerce.string() })).nullish(),
      external_labels: texts,
      external_url: z.string().optional(),
      alert_rule_test: z
        .array(
          z.strictObject({
            eval_time: duration,
            alertname: z.string().min(1),
            exp_alerts: z.array(z.strictObject({ exp_labels: texts, exp_annotations: texts })).nullish(),
          }),
        )
        .nullish(),
      promql_expr_test: z
        .array(
          z.strictObject({
            eval_time: duration,
            expr: z.coerce.string(),
            exp_samples: z
              .array(z.strictObject({ labels: z.string().default('{}'), value: number }))
              .nullish(),
          }),
        )
        .nullish(),
    }),
  ),
});

/** Between evaluations where a file does not say it: a minute. */
const DEFAULT_INTERVAL = 60_000;

/**
 * Reads a file of unit tests.
 * @param path for messages
 * @throws MonitoringError that names the place of the first thing that is wrong
 */
export function parseUnitTests(text: string, path: string): UnitTestFile {
  const data = readYaml(text, fileSchema, (what) => invalid(path, what));
  const evaluationInterval = data.evaluation_interval || DEFAULT_INTERVAL;
  return {
    ruleFiles: data.rule_files ?? [],
    evaluationInterval,
    tests: data.tests.map((test, at) => {
      try {
        return readTest(test, evaluationInterval);
      } catch (thrown) {
        throw invalid(path, `tests.${at}: ${messageOf(thrown)}`);
      }
    }),
  };
}

function readTest(test: z.infer<typeof fileSchema>['tests'][number], evaluationInterval: number): UnitTest {
  return {
    name: test.name ?? null,
    interval: test.interval || evaluationInterval,
    series: (test.input_series ?? []).map(({ series, values }) => ({
      labels: parseSeries(series),
      values: parseValues(values),
    })),
    alerts: (test.alert_rule_test ?? []).map(({ eval_time, alertname, exp_alerts }) => ({
      time: eval_time,
      alert: alertname,
      expected: (exp_alerts ?? []).map(({ exp_labels, exp_annotations }) => ({
        labels: { ...exp_labels, alertname },
        annotations: exp_annotations ?? {},
      })),
    })),
    expressions: (test.promql_expr_test ?? []).map(({ eval_time, expr, exp_samples }) => ({
      time: eval_time,
      text: expr,
      expression: parsePromql(expr),
      expected: (exp_samples ?? []).map(({ labels, value }) => ({ labels: parseSeries(labels), value })),
    })),
    externalLabels: test.external_labels ?? {},
  };
}

const invalid = (path: string, what: string): MonitoringError =>
  new MonitoringError('rules-invalid', `The unit tests in ${path} cannot be used: ${what}.`, { path });
