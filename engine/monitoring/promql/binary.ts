import { MonitoringError } from '../errors';
import {
  type Labels,
  labelKey,
  METRIC_NAME,
  onlyLabels,
  seriesText,
  withoutLabels,
  withoutName,
} from '../metrics/labels';
import type { Binary, BinaryOperator, Matching } from './ast';
import { isComparison } from './check-types';
import type { Sample, Vector } from './vector';

/** An operator on two numbers; comparisons give 1 or 0. */
export function onNumbers(operator: BinaryOperator, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a % b;
    case '^':
      return a ** b;
    case '==':
      return Number(a === b);
    case '!=':
      return Number(a !== b);
    case '<':
      return Number(a < b);
    case '<=':
      return Number(a <= b);
    case '>':
      return Number(a > b);
    default:
      return Number(a >= b);
  }
}

/** A vector and a number; `isSwapped`: the number stands on the left. A comparison filters unless it is `bool`. */
export function vectorAndScalar(node: Binary, vector: Vector, scalar: number, isSwapped: boolean): Sample[] {
  const isFilter = isComparison(node.operator) && !node.isBool;
  return vector.flatMap(({ labels, value }) => {
    const result = isSwapped
      ? onNumbers(node.operator, scalar, value)
      : onNumbers(node.operator, value, scalar);
    if (isFilter) return result === 1 ? [{ labels, value }] : [];
    return [{ labels: withoutName(labels), value: result }];
  });
}

/** The labels by which two sides are paired, as one text. */
function signature(labels: Labels, matching: Matching): string {
  return labelKey(
    matching.by === 'on'
      ? onlyLabels(labels, matching.labels)
      : withoutLabels(labels, [...matching.labels, METRIC_NAME]),
  );
}

/** `and`, `or`, `unless`: the elements themselves, as they are. */
export function setOperation(node: Binary, left: Vector, right: Vector): Sample[] {
  const of = ({ labels }: Sample) => signature(labels, node.matching);
  if (node.operator === 'or') {
    const there = new Set(left.map(of));
    return [...left, ...right.filter((sample) => !there.has(of(sample)))];
  }
  const there = new Set(right.map(of));
  return left.filter((sample) => there.has(of(sample)) === (node.operator === 'and'));
}

/**
 * Arithmetic or comparison of two vectors, element by element.
 * @throws MonitoringError where an element has more than one partner and no grouping says so
 */
export function vectorAndVector(node: Binary, left: Vector, right: Vector): Sample[] {
  const { matching, operator } = node;
  // As in Prometheus: where one side is empty, the other is not looked at.
  if (left.length === 0 || right.length === 0) return [];
  const isRightMany = matching.group === 'right';
  const [many, one] = isRightMany ? [right, left] : [left, right];
  const partners = new Map<string, Sample>();
  for (const sample of one) {
    const key = signature(sample.labels, matching);
    const known = partners.get(key);
    if (known) throw manyPartners(node, known, sample, isRightMany ? 'left' : 'right');
    partners.set(key, sample);
  }
  const isFilter = isComparison(operator) && !node.isBool;
  const seen = new Map<string, Sample>();
  const out: Sample[] = [];
  for (const sample of many) {
    const key = signature(sample.labels, matching);
    const partner = partners.get(key);
    if (!partner) continue;
    const [a, b] = isRightMany ? [partner.value, sample.value] : [sample.value, partner.value];
    const result = onNumbers(operator, a, b);
    if (isFilter && result === 0) continue;
    const labels = resultLabels(node, sample.labels, partner.labels);
    const seenKey = matching.group === 'one' ? key : labelKey(labels);
    const before = seen.get(seenKey);
    if (before) throw manyPartners(node, before, sample, isRightMany ? 'right' : 'left');
    seen.set(seenKey, sample);
    out.push({ labels, value: isFilter ? a : result });
  }
  return out;
}

function resultLabels({ operator, isBool, matching }: Binary, many: Labels, one: Labels): Labels {
  const isNameless = !isComparison(operator) || isBool;
  let labels = isNameless ? withoutName(many) : many;
  if (matching.group === 'one') {
    labels =
      matching.by === 'on' ? onlyLabels(labels, matching.labels) : withoutLabels(labels, matching.labels);
  }
  const included = matching.include.map((name) => [name, one[name] ?? ''] as const);
  const joined = { ...labels, ...Object.fromEntries(included) };
  return Object.fromEntries(Object.entries(joined).filter(([, value]) => value !== ''));
}

function manyPartners(node: Binary, first: Sample, second: Sample, side: string): MonitoringError {
  return new MonitoringError(
    'promql-evaluation',
    `${node.operator} finds several partners on its ${side} side: ${seriesText(first.labels)} and ${seriesText(second.labels)}. Name labels that tell them apart in on(…), or write group_left or group_right.`,
  );
}
