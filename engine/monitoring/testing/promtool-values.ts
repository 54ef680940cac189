import { stringify } from 'yaml';
import { promNumber } from '../metrics/prom-number';
import { parseExpositionLabels } from '../metrics/series-notation';
import type { Sample } from '../promql/vector';
import { runPromtool } from './promtool';
import type { GivenSeries } from './random-series';

/** An expression at a time of a test, in milliseconds from its start. */
export interface Question {
  readonly expression: string;
  readonly time: number;
}

/** The values that Prometheus gives, or its error. */
export type Answer = { readonly samples: readonly Sample[] } | { readonly error: string };

/**
 * Asks the real Prometheus for the values of expressions: a unit test that expects what never comes, so that promtool tells
 * what it got, with all its digits.
 */
export function askPromtool(
  path: string,
  interval: number,
  series: readonly GivenSeries[],
  questions: readonly Question[],
): Answer[] {
  const file = stringify({
    evaluation_interval: `${interval}ms`,
    tests: [
      {
        interval: `${interval}ms`,
        input_series: series.map(({ text, values }) => ({ series: text, values })),
        promql_expr_test: questions.map(({ expression, time }) => ({
          expr: expression,
          eval_time: `${time}ms`,
          exp_samples: [{ labels: 'never_there', value: 1 }],
        })),
      },
    ],
  });
  const { output } = runPromtool(path, ['test', 'rules', 'test.yml'], { 'test.yml': file });
  const answers = answersIn(output);
  if (answers.length !== questions.length)
    throw new Error(
      `promtool gave ${answers.length} answers to ${questions.length} questions:\n${output.slice(0, 2000)}`,
    );
  return answers;
}

/** What promtool got for each expression that failed its test, in their order. */
export function answersIn(output: string): Answer[] {
  const answers: Answer[] = [];
  for (const block of output.split(/^ {4}expr: /m).slice(1)) {
    const error = /, err: ([\s\S]*)$/.exec(block);
    const got = /\n {8}got: ([\s\S]*?)\n?$/.exec(block);
    const isError = /^.*, err: /.test(block.split('\n')[0]!);
    if (got && !isError) answers.push({ samples: samplesIn(got[1]!.trimEnd()) });
    else answers.push({ error: error?.[1]?.trim() ?? block.trim() });
  }
  return answers;
}

function samplesIn(text: string): Sample[] {
  if (text === 'nil') return [];
  const found: Sample[] = [];
  for (const [, labels, value] of text.matchAll(/\{((?:[^"{}]|"(?:[^"\\]|\\.)*")*)\} ([-+.\w]+)(?:, |$)/g)) {
    found.push({ labels: parseExpositionLabels(labels!), value: promNumber(value!)! });
  }
  return found;
}
