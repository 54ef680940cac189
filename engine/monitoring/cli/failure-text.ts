import { formatDuration } from '../metrics/duration';
import { type Labels, labelKey } from '../metrics/labels';
import { goNumber } from '../metrics/prom-number';
import type { Vector } from '../promql/vector';
import type { UnitTestFailure } from '../unit-test/run-unit-test';
import type { ExpectedAlert } from '../unit-test/unit-test-file';

/** A failure of a unit test in promtool's words. */
export function failureText(name: string | null, failure: UnitTestFailure): string {
  const head = name === null ? '    ' : `    name: ${name},\n    `;
  const time = formatDuration(failure.time);
  switch (failure.kind) {
    case 'alert':
      return `${head}alertname: ${failure.alert}, time: ${time}, \n        exp:${alertsText(failure.expected)}, \n        got:${alertsText(failure.got)}`;
    case 'expression':
      return `${head}expr: ${JSON.stringify(failure.text)}, time: ${time},\n        exp: ${samplesText(failure.expected)}\n        got: ${samplesText(failure.got)}`;
    case 'error':
      return `${head}${failure.what}, time: ${time}, err: ${failure.message}`;
  }
}

/** All labels in braces, the name of the metric among them. */
function braces(labels: Labels): string {
  const names = Object.keys(labels).sort();
  return `{${names.map((name) => `${name}=${JSON.stringify(labels[name])}`).join(', ')}}`;
}

function alertsText(alerts: readonly ExpectedAlert[]): string {
  if (alerts.length === 0) return '[]';
  const sorted = [...alerts].sort((a, b) => (labelKey(a.labels) < labelKey(b.labels) ? -1 : 1));
  const lines = sorted.map(
    ({ labels, annotations }, at) =>
      `            ${at}:\n              Labels:${braces(labels)}\n              Annotations:${braces(annotations)}`,
  );
  return `[\n${lines.join(',\n')}\n            ]`;
}

function samplesText(samples: Vector): string {
  if (samples.length === 0) return 'nil';
  const sorted = [...samples].sort((a, b) => (labelKey(a.labels) < labelKey(b.labels) ? -1 : 1));
  return sorted.map(({ labels, value }) => `${braces(labels)} ${scientific(value)}`).join(', ');
}

/** Go's `%E` with the shortest digits. */
function scientific(value: number): string {
  if (!Number.isFinite(value)) return goNumber(value);
  const [mantissa, exponent] = value.toExponential().split('e') as [string, string];
  return `${mantissa}E${exponent[0]}${exponent.slice(1).padStart(2, '0')}`;
}
