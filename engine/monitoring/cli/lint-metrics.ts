import type { MetricFamily } from '../exposition/family';

/** Something about a metric that is not as Prometheus' conventions have it. */
export interface MetricProblem {
  readonly metric: string;
  readonly text: string;
}

/** What promlint says of metrics: their names, their help and their type, in its words. */
export function lintMetrics(families: readonly MetricFamily[]): MetricProblem[] {
  return families
    .flatMap((family) => problemsOf(family).map((text) => ({ metric: family.name, text })))
    .sort((a, b) => (a.metric < b.metric ? -1 : a.metric > b.metric ? 1 : 0));
}

function problemsOf({ name, type, help, samples }: MetricFamily): string[] {
  const found: string[] = [];
  const hasLabel = (label: string) => samples.some(({ labels }) => label in labels);
  if (help === undefined || help === '') found.push('no help text');
  if (type === 'counter' && !name.endsWith('_total'))
    found.push('counter metrics should have "_total" suffix');
  if (type !== 'counter' && type !== 'untyped' && name.endsWith('_total'))
    found.push('non-counter metrics should not have "_total" suffix');
  if (type !== 'untyped' && type !== 'histogram') {
    if (name.endsWith('_bucket')) found.push('non-histogram metrics should not have "_bucket" suffix');
    if (hasLabel('le')) found.push('non-histogram metrics should not have "le" label');
    if (type !== 'summary') {
      for (const suffix of ['_count', '_sum']) {
        if (name.endsWith(suffix))
          found.push(`non-histogram and non-summary metrics should not have "${suffix}" suffix`);
      }
      if (hasLabel('quantile')) found.push('non-summary metrics should not have "quantile" label');
    }
  }
  const typed = type !== 'untyped' && (name.endsWith(`_${type}`) || name.includes(`_${type}_`));
  if (typed) found.push(`metric name should not include type '${type}'`);
  if (name.includes(':')) found.push("metric names should not contain ':'");
  if (/[a-z][A-Z]/.test(name)) found.push("metric names should be written in 'snake_case' not 'camelCase'");
  return found;
}
