import { MonitoringError } from '../errors';
import { type Labels, METRIC_NAME } from '../metrics/labels';
import { promNumber } from '../metrics/prom-number';
import { parsePromql } from '../promql/parse';

/** What a series has at each interval: a number, nothing, or its end. */
export type GivenValue = number | null | 'stale';

const NUMBER = String.raw`[-+]?(?:\d+\.?\d*(?:e[-+]?\d+)?|\.\d+(?:e[-+]?\d+)?|inf|nan)`;
const STEPPED = new RegExp(`^(${NUMBER})([-+](?:\\d+\\.?\\d*(?:e[-+]?\\d+)?|\\.\\d+))x(\\d+)$`, 'i');
const REPEATED = new RegExp(`^(${NUMBER})x(\\d+)$`, 'i');
/** A test with more values than this is a slip of the finger. */
const MOST_VALUES = 1_000_000;

/**
 * The values of a series of a unit test, in Prometheus' notation: `1 2 3`, `0+10x5` (six values, each 10 more), `7x3` (four
 * times 7), `_` for none, `_x3`, `stale`.
 * @throws MonitoringError for a part that cannot be read
 */
export function parseValues(text: string): GivenValue[] {
  const values: GivenValue[] = [];
  for (const part of text.trim().split(/\s+/)) {
    if (part === '') continue;
    for (const value of expanded(part)) values.push(value);
    if (values.length > MOST_VALUES)
      throw invalid(`the values ${JSON.stringify(part)} are more than ${MOST_VALUES}`);
  }
  return values;
}

function expanded(part: string): GivenValue[] {
  if (part === '_') return [null];
  if (part === 'stale') return ['stale'];
  const gap = /^_x(\d+)$/.exec(part);
  if (gap) return Array<null>(limited(gap[1]!)).fill(null);
  const stepped = STEPPED.exec(part);
  if (stepped) {
    const [first, step] = [promNumber(stepped[1]!)!, Number(stepped[2])];
    const values: number[] = [first];
    // Added up one by one, as Prometheus does, with what rounding that brings.
    for (let i = limited(stepped[3]!); i > 0; i--) values.push(values.at(-1)! + step);
    return values;
  }
  const repeated = REPEATED.exec(part);
  if (repeated) return Array<number>(limited(repeated[2]!) + 1).fill(promNumber(repeated[1]!)!);
  const value = promNumber(part);
  if (value === null) throw invalid(`${JSON.stringify(part)} is no value; write 1, 0+10x5, _, _x3 or stale`);
  return [value];
}

const limited = (count: string): number => Math.min(Number(count), MOST_VALUES + 1);

/**
 * The labels of a series as text, `name{a="b"}`.
 * @throws MonitoringError for anything else than a name and labels
 */
export function parseSeries(text: string): Labels {
  const plain = text.trim();
  if (plain === '{}') return {};
  const parsed = parsePromql(plain);
  const isPlain =
    parsed.kind === 'selector' &&
    parsed.range === undefined &&
    parsed.offset === 0 &&
    parsed.matchers.every(({ operator }) => operator === '=');
  if (!isPlain) throw invalid(`${JSON.stringify(text)} is no series; write name{label="value"}`);
  const labels = Object.fromEntries(parsed.matchers.map(({ label, value }) => [label, value]));
  return labels[METRIC_NAME] === '' ? {} : labels;
}

const invalid = (what: string): MonitoringError =>
  new MonitoringError('rules-invalid', `A unit test cannot be used: ${what}.`);
