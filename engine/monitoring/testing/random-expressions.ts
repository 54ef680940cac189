import type { Rng } from '../../core/rng';

const SELECTORS = [
  'requests_total',
  'requests_total{job="web"}',
  'requests_total{code=~"5.."}',
  'requests_total{code!~"5..|4.."}',
  'requests_total{job="api",code!="200"}',
  'temperature',
  'temperature{zone=~"a|b"}',
  'up',
  'capacity',
  'latency_seconds_bucket',
  '{__name__=~"up|capacity"}',
  'not_there{job="x"}',
];
const RANGED = [
  'rate',
  'increase',
  'delta',
  'irate',
  'idelta',
  'deriv',
  'changes',
  'resets',
  'avg_over_time',
  'sum_over_time',
  'min_over_time',
  'max_over_time',
  'count_over_time',
  'last_over_time',
  'present_over_time',
  'stddev_over_time',
  'stdvar_over_time',
  'absent_over_time',
];
const MAPPED = ['abs', 'ceil', 'floor', 'sqrt', 'ln', 'log2', 'log10', 'exp', 'sgn', 'timestamp', 'absent'];
const AGGREGATED = ['sum', 'avg', 'min', 'max', 'count', 'group', 'stddev', 'stdvar'];
const RANGES = ['1m', '90s', '2m', '5m', '7m', '10m', '1h'];
const LABELS = ['job', 'code', 'zone', 'le', 'job, code', ''];
const ARITHMETIC = ['+', '-', '*', '/', '%'];
const COMPARED = ['==', '!=', '<', '<=', '>', '>='];

/** A random expression of what alert and recording rules are made of, and more. */
export function randomExpression(rng: Rng, depth = 3): string {
  const vector = () => randomExpression(rng, depth - 1);
  const number = () => String(rng.pick([0, 1, 2, 0.5, -1, 10, 0.001, 3.75]));
  if (depth <= 0) return selector(rng);
  switch (rng.int(14)) {
    case 0:
      return selector(rng);
    case 1:
    case 2:
    case 3:
      return `${rng.pick(RANGED)}(${ranged(rng, depth)})`;
    case 4:
      return `${rng.pick(MAPPED)}(${vector()})`;
    case 5:
    case 6:
      return `${rng.pick(AGGREGATED)}${grouping(rng)} (${vector()})`;
    case 7:
      return rng.pick([
        `quantile${grouping(rng)} (${rng.pick(['0.5', '0.9', '0', '1', '1.5'])}, ${vector()})`,
        `quantile_over_time(${rng.pick(['0.5', '0.95'])}, ${ranged(rng, depth)})`,
        `predict_linear(${ranged(rng, depth)}, 600)`,
        `histogram_quantile(${rng.pick(['0.5', '0.9', '0.99'])}, sum by (le, job) (rate(latency_seconds_bucket[${rng.pick(RANGES)}])))`,
        `histogram_quantile(0.9, latency_seconds_bucket)`,
        `clamp_max(${vector()}, ${number()})`,
        `clamp(${vector()}, 0, ${number()})`,
        `round(${vector()}, 0.25)`,
        `vector(${number()})`,
        `scalar(${vector()}) + 1`,
        `label_replace(${vector()}, "job", "$1x", "code", "(.)..")`,
        `-${selector(rng)}`,
        'time()',
      ]);
    case 8:
      return `(${vector()} ${rng.pick(ARITHMETIC)} ${number()})`;
    case 9:
      return `(${vector()} ${rng.pick(COMPARED)} ${rng.pick(['', 'bool '])}${number()})`;
    case 10:
      return `(${vector()} ${rng.pick([...ARITHMETIC, ...COMPARED])} ${matching(rng)} ${vector()})`;
    case 11:
      return `(${vector()} ${rng.pick(['and', 'or', 'unless'])} ${rng.pick(['', 'on (job)', 'ignoring (code)', 'on ()'])} ${vector()})`;
    case 12:
      return `(sum by (job, code) (${vector()}) / on (job) group_left () sum by (job) (${vector()}))`;
    default:
      return `(${number()} ${rng.pick(['-', '*', '/'])} ${vector()})`;
  }
}

function selector(rng: Rng): string {
  return `${rng.pick(SELECTORS)}${rng.next() < 0.15 ? ` offset ${rng.pick(['1m', '3m', '30s', '-2m'])}` : ''}`;
}

function ranged(rng: Rng, depth: number): string {
  const offset = rng.next() < 0.15 ? ` offset ${rng.pick(['1m', '4m'])}` : '';
  if (rng.next() < 0.12) {
    return `(${randomExpression(rng, Math.min(1, depth - 1))})[${rng.pick(['5m', '10m'])}:${rng.pick(['', '1m', '90s'])}]${offset}`;
  }
  return `${rng.pick(SELECTORS)}[${rng.pick(RANGES)}]${offset}`;
}

function grouping(rng: Rng): string {
  return rng.pick(['', ` by (${rng.pick(LABELS)})`, ` without (${rng.pick(LABELS)})`]);
}

function matching(rng: Rng): string {
  return rng.pick([
    '',
    'on (job)',
    'on (job, code)',
    'ignoring (code)',
    'on (job) group_left',
    'on (job) group_right',
  ]);
}
