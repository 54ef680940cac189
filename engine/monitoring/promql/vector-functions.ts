import { MonitoringError } from '../errors';
import { type Labels, METRIC_NAME, withoutName } from '../metrics/labels';
import { wholePattern } from '../metrics/matcher';
import type { Expression } from './ast';
import type { Sample, Vector } from './vector';

/** Functions of each value by itself. */
export const VALUE_FUNCTIONS: Readonly<Record<string, (value: number, ...given: number[]) => number>> = {
  abs: Math.abs,
  ceil: Math.ceil,
  floor: Math.floor,
  exp: Math.exp,
  ln: Math.log,
  log2: Math.log2,
  log10: Math.log10,
  sqrt: Math.sqrt,
  sgn: (value) => (value > 0 ? 1 : value < 0 ? -1 : value),
  // Prometheus divides by the inverse, so that 0.1 gives 0.3 and not 0.30000000000000004.
  round: (value, to = 1) => Math.floor(value * (1 / to) + 0.5) / (1 / to),
  clamp: (value, min, max) => Math.max(min!, Math.min(max!, value)),
  clamp_min: (value, min) => Math.max(min!, value),
  clamp_max: (value, max) => Math.min(max!, value),
};

/** Applies one of them. */
export function mapValues(name: string, vector: Vector, given: readonly number[]): Sample[] {
  // An empty interval holds nothing.
  if (name === 'clamp' && given[0]! > given[1]!) return [];
  const of = VALUE_FUNCTIONS[name]!;
  return vector.map(({ labels, value }) => ({ labels: withoutName(labels), value: of(value, ...given) }));
}

/** 1 with the labels that a selector asks for by `=`, when nothing was found; nothing otherwise. */
export function absent(found: number, of: Expression): Sample[] {
  if (found > 0) return [];
  const labels: Record<string, string> = {};
  const seen = new Set<string>();
  for (const { label, operator, value } of of.kind === 'selector' ? of.matchers : []) {
    if (label === METRIC_NAME) continue;
    if (operator === '=' && !seen.has(label)) labels[label] = value;
    else delete labels[label];
    seen.add(label);
  }
  return [{ labels, value: 1 }];
}

/** Sorted by value, NaN last. */
export function sorted(vector: Vector, sign: 1 | -1): Sample[] {
  return [...vector].sort((a, b) => {
    if (Number.isNaN(a.value)) return 1;
    return Number.isNaN(b.value) ? -1 : sign * (a.value - b.value);
  });
}

/** Sets a label to a text with groups of a regular expression that another label matches; others stay as they are. */
export function labelReplace(
  vector: Vector,
  [target, replacement, source, regex]: readonly string[],
): Sample[] {
  checkLabel(target!);
  const pattern = wholePattern(regex!);
  return vector.map((sample) => {
    const found = pattern.exec(sample.labels[source!] ?? '');
    return found ? { ...sample, labels: set(sample.labels, target!, expand(replacement!, found)) } : sample;
  });
}

/** Sets a label to the values of others, with something between them. */
export function labelJoin(vector: Vector, [target, between, ...sources]: readonly string[]): Sample[] {
  checkLabel(target!);
  return vector.map((sample) => ({
    ...sample,
    labels: set(sample.labels, target!, sources.map((source) => sample.labels[source] ?? '').join(between!)),
  }));
}

function set(labels: Labels, name: string, value: string): Labels {
  const { [name]: _before, ...others } = labels;
  return value === '' ? others : { ...others, [name]: value };
}

/** `$1`, `${1}` and `$name`, as Go's regexp expands them: the longest name counts, one that is not there is empty. */
function expand(template: string, found: RegExpExecArray): string {
  return template.replace(
    /\$(?:\{(\w+)\}|(\w+)|(\$))/g,
    (_all, braced?: string, bare?: string, dollar?: string) => {
      if (dollar) return '$';
      const name = (braced ?? bare)!;
      return (/^\d+$/.test(name) ? found[Number(name)] : found.groups?.[name]) ?? '';
    },
  );
}

function checkLabel(name: string): void {
  if (/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name)) return;
  throw new MonitoringError(
    'promql-evaluation',
    `${JSON.stringify(name)} cannot be the name of a label. Use letters, digits and _, no digit first.`,
  );
}
