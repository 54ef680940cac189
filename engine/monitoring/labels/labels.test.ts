import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorOverTime } from './error-over-time';
import { summariseErrors } from './error-summary';
import { LabelJoin } from './label-join';
import type { Label, Prediction } from './observation';

const DAY = 86_400_000;
const prediction = (id: string, day: number, value: number | string, zone = 'a'): Prediction => ({
  id,
  time: day * DAY,
  value,
  slices: { zone },
});
const label = (id: string, day: number, value: number | string): Label => ({ id, time: day * DAY, value });

describe('labels that arrive later', () => {
  it('are joined by id, corrected, repeated, early and late', () => {
    const join = new LabelJoin({ horizon: 30 * DAY });
    join.predict(prediction('1', 0, 100));
    join.predict(prediction('2', 0, 100));
    expect(join.label(label('1', 5, 90))).toMatchObject({ outcome: 'joined', labelled: { delay: 5 * DAY } });
    expect(join.label(label('1', 6, 90)).outcome).toBe('repeated');
    expect(join.label(label('1', 7, 80))).toMatchObject({ outcome: 'corrected', before: { value: 90 } });
    expect(join.label(label('2', 31, 90)).outcome).toBe('late');
    expect(join.label(label('3', 8, 50)).outcome).toBe('early');
    expect(join.predict(prediction('3', 8, 60))).toMatchObject({ label: { value: 50 } });
    expect(() => join.predict(prediction('3', 9, 1))).toThrow(/prediction 3 already/);
    join.expire(31 * DAY);
    expect(join.counts).toEqual({ joined: 1, waiting: 0, early: 0, late: 1, expired: 1 });
  });

  it('say the same in whatever order they come', () => {
    const one = fc.record({ value: fc.integer({ min: 0, max: 9 }), truth: fc.integer({ min: 0, max: 9 }) });
    fc.assert(
      fc.property(
        fc.array(one, { minLength: 1, maxLength: 20 }),
        fc.array(fc.nat(1e6), { minLength: 40, maxLength: 40 }),
        (rows, keys) => {
          const events = rows.flatMap(({ value, truth }, i) => [
            { at: keys[2 * i]!, do: (join: LabelJoin) => join.predict(prediction(String(i), 0, value)) },
            { at: keys[2 * i + 1]!, do: (join: LabelJoin) => join.label(label(String(i), 1, truth)) },
          ]);
          const join = new LabelJoin();
          for (const event of [...events].sort((a, b) => a.at - b.at)) event.do(join);
          const { regression } = summariseErrors(join.labelled);
          const wanted =
            rows.reduce((sum, { value, truth }) => sum + Math.abs(value - truth), 0) / rows.length;
          expect(join.counts).toMatchObject({ joined: rows.length, waiting: 0, early: 0 });
          expect(regression!.meanAbsolute).toBeCloseTo(wanted, 9);
        },
      ),
    );
  });
});

describe('errors', () => {
  const joined = (pairs: readonly (readonly [number | string, number | string])[]) =>
    pairs.map(([value, truth], i) => ({
      prediction: prediction(String(i), 0, value),
      label: label(String(i), i, truth),
      delay: i * DAY,
    }));

  it('of a regression', () => {
    const { regression, classification } = summariseErrors(
      joined([
        [110, 100],
        [90, 100],
        [130, 100],
        [5, 0],
      ]),
    );
    expect(classification).toBeNull();
    expect(regression).toMatchObject({ meanAbsolute: 13.75, bias: 8.75, medianAbsolute: 10 });
    expect(regression!.rootMeanSquare).toBeCloseTo(Math.sqrt((100 + 100 + 900 + 25) / 4), 12);
    expect(regression!.meanAbsoluteShare).toBeCloseTo(0.5 / 3, 12);
  });

  it('of classes, with the interval of Wilson', () => {
    // Newcombe (1998), table I: 81 of 263 is 0.2553 to 0.3662.
    const { classification } = summariseErrors(
      joined(Array.from({ length: 263 }, (_, i) => ['yes', i < 81 ? 'no' : 'yes'])),
    );
    expect(classification!.low).toBeCloseTo(0.2553, 4);
    expect(classification!.high).toBeCloseTo(0.3662, 4);
    expect(summariseErrors([])).toEqual({ count: 0, regression: null, classification: null });
  });

  it('by the week of the prediction and by slice, as one could know them at a time', () => {
    const join = new LabelJoin();
    for (let day = 0; day < 21; day++) {
      const zone = day % 2 === 0 ? 'a' : 'b';
      join.predict(prediction(String(day), day, day < 14 ? 100 : 150, zone));
      join.label(label(String(day), day + 10, 100));
    }
    const weeks = (asOf: number) =>
      errorOverTime(join.labelled, join.waiting, {
        period: 7 * DAY,
        from: 0,
        to: 21 * DAY,
        slice: 'zone',
        asOf: asOf * DAY,
      });
    expect(weeks(40).map(({ all }) => all.regression?.meanAbsolute)).toEqual([0, 0, 50]);
    expect(weeks(40)[2]!.slices.a).toMatchObject({ count: 4, coverage: 1, medianDelay: 10 * DAY });
    // On day 20 the labels of the third week have not come: nothing is seen of its error.
    expect(weeks(20).map(({ all }) => all.coverage)).toEqual([1, 4 / 7, 0]);
    expect(weeks(20)[2]!.all).toMatchObject({ count: 0, predictions: 7, regression: null });
  });
});
