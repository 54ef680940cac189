import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRng } from '../../core/rng';
import { ExponentialStream } from '../chance/exponential-stream';
import { UniformStream } from '../chance/uniform-stream';
import { type PoissonDescription, perDay } from '../description';
import { PoissonArrivals, TraceArrivals } from './arrivals';
import { RateProfile } from './rate-profile';
import { replayOf } from './replay';

const DAY = 86_400;
const MONDAY = { weekday: 0, hour: 0 };

const arrivalsOf = (description: PoissonDescription, duration: number, start = MONDAY) => {
  const profile = new RateProfile(description, duration, start);
  const arrivals = new PoissonArrivals(
    profile,
    new ExponentialStream(seededRng('gaps')),
    new UniformStream(seededRng('thinning')),
    duration,
  );
  const times: number[] = [];
  for (; arrivals.next <= duration; arrivals.advance()) times.push(arrivals.next);
  return times;
};
const between = (times: readonly number[], from: number, until: number) =>
  times.filter((time) => time >= from && time < until).length;
/** Within five standard deviations of a Poisson count. */
const expectAbout = (count: number, expected: number) =>
  expect(Math.abs(count - expected)).toBeLessThan(5 * Math.sqrt(expected) + 1);

describe('Poisson arrivals', () => {
  const weight = fc.double({ min: 0.1, max: 5, noNaN: true });
  const profile: fc.Arbitrary<PoissonDescription> = fc.record(
    {
      kind: fc.constant('poisson' as const),
      perSecond: fc.double({ min: 0.001, max: 3, noNaN: true }),
      growth: fc.record({
        toPerSecond: fc.double({ min: 0.001, max: 3, noNaN: true }),
        shape: fc.constantFrom('linear' as const, 'exponential' as const),
        over: fc.double({ min: 100, max: 2 * DAY, noNaN: true }),
      }),
      day: fc.array(weight, { minLength: 24, maxLength: 24 }),
      week: fc.array(weight, { minLength: 7, maxLength: 7 }),
      bursts: fc.array(
        fc.oneof(
          fc.record({
            shape: fc.constant('flash' as const),
            at: fc.double({ min: 0, max: DAY, noNaN: true }),
            requests: fc.integer({ min: 0, max: 10_000 }),
            rise: fc.double({ min: 1, max: 3600, noNaN: true }),
            halfLife: fc.double({ min: 1, max: 3600, noNaN: true }),
          }),
          fc.record({
            shape: fc.constant('plateau' as const),
            at: fc.double({ min: 0, max: DAY, noNaN: true }),
            requests: fc.integer({ min: 0, max: 10_000 }),
            lasts: fc.double({ min: 1, max: DAY, noNaN: true }),
          }),
        ),
        { maxLength: 3 },
      ),
    },
    { requiredKeys: ['kind', 'perSecond'] },
  );
  const start = fc.record({
    weekday: fc.integer({ min: 0, max: 6 }),
    hour: fc.double({ min: 0, max: 23.99, noNaN: true }),
  });

  it('no rate is above the bound of its piece, whatever the profile: thinning is exact', () => {
    fc.assert(
      fc.property(
        profile,
        start,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true })),
        (description, begin, places) => {
          const rate = new RateProfile(description, 2 * DAY, begin);
          let pieces = 0;
          const above: object[] = [];
          for (let time = 0; time < 2 * DAY && pieces < 2000; time = rate.until, pieces++) {
            rate.findPiece(time);
            if (rate.until <= time) throw new Error(`the piece at ${time} ends at ${rate.until}`);
            const until = Math.min(rate.until, 3 * DAY);
            for (const place of [0, 0.5, 1 - 1e-9, ...places]) {
              const within = time + place * (until - time);
              if (within < rate.until && rate.rate(within) > rate.bound)
                above.push({ time: within, rate: rate.rate(within), bound: rate.bound });
            }
          }
          expect(above).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('ten users a day grow to a thousand', () => {
    const growth = { toPerSecond: perDay(1000), shape: 'linear' as const };
    const times = arrivalsOf({ kind: 'poisson', perSecond: perDay(10), growth }, 100 * DAY);
    expectAbout(times.length, 50_500);
    expectAbout(between(times, 0, 10 * DAY), 595);
    const exponential = { ...growth, shape: 'exponential' as const };
    const later = arrivalsOf({ kind: 'poisson', perSecond: perDay(10), growth: exponential }, 100 * DAY);
    expectAbout(between(later, 0, 50 * DAY), (100 - 10) / (Math.log(100) / 100));
  });

  it('follows the hours of the day and the days of the week, from wherever it starts', () => {
    const day = Array.from({ length: 24 }, (_, hour) => (hour >= 8 && hour < 20 ? 3 : 0));
    const week = [1, 1, 1, 1, 1, 0, 0];
    const times = arrivalsOf({ kind: 'poisson', perSecond: 0.5, day, week }, 7 * DAY, {
      weekday: 5,
      hour: 12,
    });
    // Saturday noon to Monday 7:00, when the line to 8:00 begins.
    expect(between(times, 0, 43 * 3600)).toBe(0);
    expectAbout(times.length, 0.5 * 7 * DAY);
    // Monday, 9:00 to 10:00: twice the mean of the day, seven fifths of the week.
    expectAbout(between(times, 45 * 3600, 46 * 3600), 0.5 * 2 * 1.4 * 3600);
  });

  it('a burst brings as many as it says, a flash crowd most of them at its peak', () => {
    const flash = { shape: 'flash' as const, at: 1000, requests: 100_000, rise: 60, halfLife: 300 };
    const crowd = arrivalsOf({ kind: 'poisson', perSecond: 0, bursts: [flash] }, DAY);
    expectAbout(crowd.length, 100_000);
    expect(crowd[0]).toBeGreaterThan(1000);
    const peak = 100_000 / (30 + 300 / Math.LN2);
    expectAbout(between(crowd, 1050, 1060), peak * 10 * (55 / 60));
    expectAbout(between(crowd, 1060, 1360), (peak * 300 * 0.5) / Math.LN2);
    const plateau = { shape: 'plateau' as const, at: 500, requests: 5000, lasts: 100 };
    const even = arrivalsOf({ kind: 'poisson', perSecond: 0, bursts: [plateau] }, DAY);
    expectAbout(even.length, 5000);
    expect(between(even, 500, 600)).toBe(even.length);
  });

  it('nobody comes where the rate is 0, and it ends', () => {
    expect(arrivalsOf({ kind: 'poisson', perSecond: 0 }, 400 * DAY)).toEqual([]);
    expect(arrivalsOf({ kind: 'poisson', perSecond: 0, week: [1, 0, 0, 0, 0, 0, 0] }, 400 * DAY)).toEqual([]);
  });
});

describe('a trace', () => {
  it('is replayed as it stands', () => {
    const arrivals = new TraceArrivals({ kind: 'trace', times: [0, 0, 2.5], keys: Int32Array.of(7, 3, 1) });
    const seen: number[][] = [];
    for (; arrivals.next < Infinity; arrivals.advance()) seen.push([arrivals.next, arrivals.key]);
    expect(seen).toEqual([
      [0, 7],
      [0, 3],
      [2.5, 1],
    ]);
    expect(new TraceArrivals({ kind: 'trace', times: [] }).next).toBe(Infinity);
  });

  it('of a table sends each row once, in its span, in the order of dates', () => {
    const MONTH = 30 * DAY;
    const months = [3, 0, 0, 7, 3, 3];
    const spans = months.map((month) => ({ from: month * MONTH, until: (month + 1) * MONTH }));
    const { times, keys } = replayOf(spans, seededRng('replay'), 12);
    expect([...keys].sort()).toEqual([0, 1, 2, 3, 4, 5]);
    for (const [i, key] of keys.entries()) {
      expect(times[i]! * 12).toBeGreaterThanOrEqual(spans[key]!.from);
      expect(times[i]! * 12).toBeLessThan(spans[key]!.until);
      if (i > 0) expect(times[i]).toBeGreaterThanOrEqual(times[i - 1]!);
    }
  });
});
