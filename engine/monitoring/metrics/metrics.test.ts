import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDuration, parseDuration } from './duration';
import { matcher } from './matcher';
import { pack, packedBytes, unpack } from './packed';
import { goNumber, promNumber } from './prom-number';
import { counterWindow } from './sample-source';
import { SeriesStore } from './series-store';

const all = [matcher('__name__', '=', 'x')];

describe('packed numbers', () => {
  it('come back exactly', () => {
    const value = fc.oneof(
      fc.integer(),
      fc.double(),
      fc.nat(300),
      fc.constantFrom(-0, 0, Number.NaN),
      fc.float(),
    );
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 40 }), (values) => {
        const packed = pack(Float64Array.from(values));
        values.forEach((wanted, i) => {
          expect(unpack(packed, i)).toBe(wanted);
        });
      }),
    );
  });

  it.each([
    ['equal ones: nothing', () => 7, 0],
    ['small counts: a byte', (i: number) => 1e9 + (i % 200), 512],
    ['counts: two bytes', (i: number) => 1e12 + i * 9, 1024],
    ['halves: four bytes', (i: number) => i / 2, 2048],
    ['others: eight bytes', (i: number) => i / 3, 4096],
  ])('%s', (_what, of, bytes) => {
    expect(packedBytes(pack(Float64Array.from({ length: 512 }, (_, i) => of(i))))).toBe(bytes);
  });
});

describe('the store', () => {
  it('gives back every sample of a window, whatever the times', () => {
    const gap = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(
        fc.array(gap, { minLength: 1, maxLength: 1500 }),
        fc.nat(4000),
        fc.nat(4000),
        (gaps, a, b) => {
          const store = new SeriesStore();
          let time = 0;
          const samples = gaps.map((step, i) => {
            time += step;
            store.append({ __name__: 'x' }, time, i % 7);
            return { time, value: i % 7 };
          });
          const [from, to] = [Math.min(a, b), Math.max(a, b)];
          const wanted = samples.filter((sample) => sample.time >= from && sample.time <= to);
          const [found] = store.range(all, from, to);
          expect([...(found?.times ?? [])]).toEqual(wanted.map((sample) => sample.time));
          expect([...(found?.values ?? [])]).toEqual(wanted.map((sample) => sample.value));
          expect(store.latest(all, from, to)[0]?.time).toBe(wanted.at(-1)?.time);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('sums a window up for rates as its samples say, resets and all', () => {
    const value = fc.integer({ min: 0, max: 4 });
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 1400 }),
        fc.nat(1400),
        fc.nat(1400),
        (values, a, b) => {
          const store = new SeriesStore();
          values.forEach((one, i) => {
            store.append({ __name__: 'x' }, i, one);
          });
          const [from, to] = [Math.min(a, b), Math.max(a, b)];
          const [found] = store.range(all, from, to);
          const [summed] = store.counters(all, from, to);
          expect(summed?.window).toEqual(found && counterWindow(found.times, found.values));
        },
      ),
      { numRuns: 80 },
    );
  });

  it('a year of minutes stays within what is promised', () => {
    const store = new SeriesStore();
    const series = ['noise', 'count', 'still'].map((kind) => store.series({ __name__: 'x', kind }));
    let count = 0;
    for (let minute = 0; minute < 525_600; minute++) {
      count += minute % 11;
      const values = [Math.sin(minute), count, 1];
      series.forEach((one, i) => {
        one.append(minute * 60_000, values[i]!);
      });
    }
    const [noise, counted, still] = series.map(({ bytes }) => bytes);
    expect(noise!).toBeLessThan(4.3e6);
    expect(counted!).toBeLessThan(1.1e6);
    expect(still!).toBeLessThan(10_000);
  });

  it('forgets what is older than its retention, and refuses time that goes back', () => {
    const day = 86_400_000;
    const store = new SeriesStore({ retention: 10 * day });
    for (let hour = 0; hour < 24 * 60; hour++) store.append({ __name__: 'x' }, hour * 3_600_000, hour);
    const [found] = store.range(all, 0, 60 * day);
    expect(found!.times[0]!).toBeGreaterThan(20 * day);
    expect(found!.times[0]!).toBeLessThanOrEqual(49 * day);
    expect(() => store.append({ __name__: 'x' }, 5, 1)).toThrow(/order of their time/);
  });

  it('a series that has ended has no newest sample until it begins anew', () => {
    const store = new SeriesStore();
    store.append({ __name__: 'x' }, 10, 1);
    store.end({ __name__: 'x' }, 20);
    expect(store.latest(all, 0, 19)).toHaveLength(1);
    expect(store.latest(all, 0, 20)).toEqual([]);
    store.append({ __name__: 'x' }, 30, 2);
    expect(store.latest(all, 0, 40)[0]!.value).toBe(2);
  });
});

describe('durations and numbers', () => {
  it.each([
    ['5m', 300_000],
    ['1h30m', 5_400_000],
    ['1d', 86_400_000],
    ['100ms', 100],
    ['0', 0],
    ['5', null],
    ['m5', null],
    ['1m1h', null],
    ['', null],
  ])('%s', (text, ms) => expect(parseDuration(text)).toBe(ms));

  it('read back what was written', () => {
    fc.assert(
      fc.property(fc.nat(2e9), fc.double(), (ms, value) => {
        expect(parseDuration(formatDuration(ms))).toBe(ms);
        expect(promNumber(goNumber(value))).toBe(value);
      }),
    );
  });

  it.each([
    [0.00001, '1e-05'],
    [1e21, '1e+21'],
    [123456789, '123456789'],
    [0.1, '0.1'],
  ])('as Go: %s', (value, text) => expect(goNumber(value)).toBe(text));
});
