import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SeriesStore } from '../metrics/series-store';
import { evaluate, evaluateVector } from './evaluate';
import { parsePromql } from './parse';

const MINUTE = 60_000;

function storeOf(series: Record<string, readonly number[]>): SeriesStore {
  const store = new SeriesStore();
  for (const [key, values] of Object.entries(series)) {
    const [name, ...pairs] = key.split(' ');
    const labels = Object.fromEntries(pairs.map((pair) => pair.split('=')));
    values.forEach((value, i) => {
      store.append({ __name__: name!, ...labels }, i * MINUTE, value);
    });
  }
  return store;
}
const ask = (store: SeriesStore, text: string, minute: number) =>
  evaluateVector(parsePromql(text), store, minute * MINUTE);
const firstValue = (store: SeriesStore, text: string, minute: number) => ask(store, text, minute)[0]?.value;

describe('values by closed forms', () => {
  it('the rate of a counter that grows evenly is its slope, wherever the window lies', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 2, max: 20 }),
        fc.nat(20),
        (step, range, late) => {
          const store = storeOf({ x: Array.from({ length: 60 }, (_, i) => 1000 + i * step * 60) });
          const minute = range + late;
          expect(firstValue(store, `rate(x[${range}m])`, minute)).toBeCloseTo(step, 9);
          expect(firstValue(store, `increase(x[${range}m])`, minute)).toBeCloseTo(step * range * 60, 6);
          expect(firstValue(store, 'deriv(x[10m])', 30)).toBeCloseTo(step, 9);
        },
      ),
    );
  });

  it('a reset of a counter is no fall', () => {
    const store = storeOf({ x: [100, 110, 120, 0, 10, 20] });
    // 20 + 120 to cover the reset, less the first 100, over five minutes.
    expect(firstValue(store, 'increase(x[5m])', 5)).toBeCloseTo(40, 9);
    expect(firstValue(store, 'resets(x[5m])', 5)).toBe(1);
    expect(firstValue(store, 'irate(x[5m])', 3)).toBe(0);
  });

  it('a series that begins within the window is carried on by half an interval, a counter not below zero', () => {
    const store = storeOf({ x: [0, 60, 120] });
    expect(firstValue(store, 'increase(x[10m])', 2)).toBeCloseTo(120, 9);
    const gauge = storeOf({ x: [5, 65, 125] });
    expect(firstValue(gauge, 'delta(x[10m])', 2)).toBeCloseTo(150, 9);
  });

  it('quantiles of a histogram: linear inside the bucket', () => {
    const bucket = (le: string, count: number) => [`h_bucket le=${le}`, [count]] as const;
    const store = storeOf(Object.fromEntries([bucket('0.1', 10), bucket('1', 90), bucket('+Inf', 100)]));
    expect(firstValue(store, 'histogram_quantile(0.5, h_bucket)', 0)).toBeCloseTo(0.1 + 0.9 * (40 / 80), 12);
    expect(firstValue(store, 'histogram_quantile(0.05, h_bucket)', 0)).toBeCloseTo(0.05, 12);
    expect(firstValue(store, 'histogram_quantile(0.99, h_bucket)', 0)).toBe(1);
  });

  it('a sample counts for five minutes and no longer', () => {
    const store = storeOf({ x: [1] });
    expect(firstValue(store, 'x', 5)).toBe(1);
    expect(ask(store, 'x', 5.001)).toEqual([]);
    expect(firstValue(store, 'x offset 10m', 12)).toBe(1);
  });

  it('aggregation, matching and sets', () => {
    const store = storeOf({
      'bad job=a code=500': [1],
      'bad job=b code=500': [2],
      'all job=a': [10],
      'all job=c': [5],
    });
    expect(ask(store, 'sum by (job) (bad) / on (job) all', 0)).toEqual([
      { labels: { job: 'a' }, value: 0.1 },
    ]);
    expect(ask(store, 'bad unless on (job) all', 0)).toEqual([
      { labels: { __name__: 'bad', job: 'b', code: '500' }, value: 2 },
    ]);
    expect(ask(store, 'all > 7 or bad > 100', 0)).toHaveLength(1);
    expect(ask(store, 'bad * on (job) group_left all', 0)).toEqual([
      { labels: { job: 'a', code: '500' }, value: 10 },
    ]);
    expect(evaluate(parsePromql('2 > bool 1'), store, 0)).toBe(1);
  });

  it('signs, powers and places of offset as Prometheus has them', () => {
    const store = storeOf({ x: [1, 2, 3, 4] });
    expect(evaluate(parsePromql('-2^2'), store, 0)).toBe(-4);
    expect(evaluate(parsePromql('2^3^2'), store, 0)).toBe(512);
    expect(firstValue(store, '10 * x offset 2m', 3)).toBe(20);
    expect(firstValue(store, '-x', 3)).toBe(-4);
    expect(firstValue(store, 'sum_over_time((x * 2)[3m:1m])', 3)).toBe(20);
  });
});

describe('what cannot be evaluated', () => {
  it.each([
    ['', /empty/],
    ['rate(x)', /argument 1 of rate takes a range vector.*got an instant vector/],
    ['x[5m', /unexpected the end/],
    ['nope(x)', /cannot be read.*mistyped/],
    ['1 > 2', /compared with > bool/],
    ['x and 1', /takes vectors on both sides/],
    ['x @ 5', /the @ modifier is not evaluated/],
    ['holt_winters(x[5m], 1, 1)', /cannot be read/],
    [
      'double_exponential_smoothing(x[5m], 1, 1)',
      /double_exponential_smoothing is not evaluated.*There are: rate/,
    ],
    ['count_values("a", x)', /count_values is not evaluated/],
    ['{a=~".*"}', /one matcher that an empty label does not match/],
    ['rate(x[5])', /"5" is no duration/],
    ['sum(x) offset 5m', /offset follows a selector/],
    ['x{a=~"["}', /regular expression "\[" cannot be read/],
    ['x + on (a) group_left (a) y', /named in on and in group_left/],
    ['topk(x)', /topk takes a number and a vector/],
    ['"abc', /unexpected|not closed/],
    ['5m + 1', /duration as a number/],
  ])('%s', (text, message) => expect(() => parsePromql(text)).toThrow(message));

  it('several partners, and two results that look the same', () => {
    const store = storeOf({ 'x a=1 b=1': [1], 'x a=1 b=2': [1], 'y a=1': [1], 'z a=1': [2, 2] });
    expect(() => ask(store, 'x / on (a) y', 0)).toThrow(/several partners on its left side.*group_left/);
    expect(() => ask(store, 'y / on (a) x', 0)).toThrow(/several partners on its right side/);
    expect(() => ask(store, 'abs({__name__=~"y|z"})', 0)).toThrow(/holds {a="1"} twice/);
  });
});
