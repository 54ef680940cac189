import { type Labels, labelKey, METRIC_NAME, onlyLabels, withoutLabels } from '../metrics/labels';
import type { Aggregation } from './ast';
import { quantile } from './range-functions';
import type { Sample, Vector } from './vector';

/** Evaluates an aggregation over a vector, group by group. */
export function aggregate(node: Aggregation, vector: Vector, parameter: number): Sample[] {
  const groups = new Map<string, { labels: Labels; members: Sample[] }>();
  for (const sample of vector) {
    const labels =
      node.by === 'by'
        ? onlyLabels(sample.labels, node.labels)
        : withoutLabels(sample.labels, [...node.labels, METRIC_NAME]);
    const key = labelKey(labels);
    const group = groups.get(key);
    if (group) group.members.push(sample);
    else groups.set(key, { labels, members: [sample] });
  }
  return [...groups.values()].flatMap(({ labels, members }) => {
    if (node.operator === 'topk' || node.operator === 'bottomk')
      return best(node.operator, members, parameter);
    return [
      {
        labels,
        value: figure(
          node.operator,
          members.map(({ value }) => value),
          parameter,
        ),
      },
    ];
  });
}

/** The first `count` members by value, the greatest first for `topk`; NaN comes last in both. */
function best(operator: string, members: readonly Sample[], parameter: number): Sample[] {
  const sign = operator === 'topk' ? -1 : 1;
  const sorted = [...members].sort((a, b) => {
    if (Number.isNaN(a.value)) return Number.isNaN(b.value) ? 0 : 1;
    return Number.isNaN(b.value) ? -1 : sign * (a.value - b.value);
  });
  return sorted.slice(0, Math.max(0, Math.trunc(parameter)));
}

function figure(operator: string, values: readonly number[], parameter: number): number {
  switch (operator) {
    case 'sum':
      return values.reduce((a, b) => a + b, 0);
    case 'avg':
      return mean(values);
    case 'min':
      return values.reduce((a, b) => (b < a || Number.isNaN(a) ? b : a));
    case 'max':
      return values.reduce((a, b) => (b > a || Number.isNaN(a) ? b : a));
    case 'count':
      return values.length;
    case 'group':
      return 1;
    case 'quantile':
      return quantile(parameter, values);
    default:
      return operator === 'stddev' ? Math.sqrt(variance(values)) : variance(values);
  }
}

function mean(values: readonly number[]): number {
  let middle = 0;
  values.forEach((value, i) => {
    const isInfinite = Math.abs(middle) === Number.POSITIVE_INFINITY;
    if (isInfinite && (Number.isFinite(value) || value === middle)) return;
    middle += value / (i + 1) - middle / (i + 1);
  });
  return middle;
}

/** Of the population; a single value has none, be it infinite. */
function variance([first, ...others]: readonly number[]): number {
  let middle = first!;
  let squares = 0;
  others.forEach((value, i) => {
    const delta = value - middle;
    middle += delta / (i + 2);
    squares += delta * (value - middle);
  });
  return squares / (others.length + 1);
}
