import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRng } from '../core/rng';
import { bootstrap, bootstrapMean, bootstrapPaired } from './bootstrap';
import { brierScore, calibrationCurve, expectedCalibrationError } from './calibration';
import { confusionMatrix } from './confusion';
import { cheapestThreshold, costByThreshold, thresholdByTheory } from './cost';
import { EvaluationError } from './errors';
import { errorByGroup } from './groups';
import { signTest } from './paired-tests';
import { meanOf } from './quantile';
import { averagePrecision, rocAuc } from './ranking';
import { summariseErrors } from './residuals';

const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const pairs = fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 40 });
/** Few different scores, so that ties are common; both classes are there. */
const scored = fc
  .array(fc.tuple(fc.constantFrom(0, 1), fc.integer({ min: 0, max: 8 })), { minLength: 2, maxLength: 60 })
  .map((rows) => rows.map(([truth, score]) => ({ truth, score: score / 8 })))
  .filter((rows) => new Set(rows.map((row) => row.truth)).size === 2);
const columns = (rows: readonly { truth: number; score: number }[]) =>
  [rows.map((row) => row.truth), rows.map((row) => row.score)] as const;

describe('summariseErrors', () => {
  it('has rmse ≥ mae ≥ |bias|', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const summary = summariseErrors(
          rows.map(([truth]) => truth),
          rows.map(([, estimate]) => estimate),
        );
        expect(summary.rmse).toBeGreaterThanOrEqual(summary.mae - 1e-6);
        expect(summary.mae).toBeGreaterThanOrEqual(Math.abs(summary.bias) - 1e-6);
      }),
    );
  });

  it('refuses what it cannot judge, with the row', () => {
    expect(() => summariseErrors([1, 2], [1])).toThrow(EvaluationError);
    expect(() => summariseErrors([], [])).toThrow('no rows');
    expect(() => summariseErrors([1, 2], [1, Number.NaN])).toThrow('Row 2');
    expect(() => rocAuc([0, 2], [0.1, 0.2])).toThrow('must be 0 or 1');
    expect(() => rocAuc([1, 1], [0.1, 0.2])).toThrow('both classes');
    expect(() => brierScore([1], [1.5])).toThrow('from 0 to 1');
  });
});

describe('ranking', () => {
  it('has the area that counting pairs gives, ties half', () => {
    fc.assert(
      fc.property(scored, (rows) => {
        const positives = rows.filter((row) => row.truth === 1);
        const negatives = rows.filter((row) => row.truth === 0);
        let sum = 0;
        for (const a of positives)
          for (const b of negatives) sum += a.score > b.score ? 1 : a.score === b.score ? 0.5 : 0;
        const expected = sum / (positives.length * negatives.length);
        expect(rocAuc(...columns(rows))).toBeCloseTo(expected, 12);
      }),
    );
  });

  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(scored, fc.string(), (rows, seed) => {
        const other = seededRng(seed).shuffle(rows);
        expect(averagePrecision(...columns(other))).toBeCloseTo(averagePrecision(...columns(rows)), 12);
        expect(rocAuc(...columns(other))).toBeCloseTo(rocAuc(...columns(rows)), 12);
      }),
    );
  });
});

describe('calibration', () => {
  it('puts every row in one bin, whatever the binning', () => {
    fc.assert(
      fc.property(
        scored,
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom('uniform' as const, 'quantile' as const),
        (rows, bins, binning) => {
          const curve = calibrationCurve(...columns(rows), { bins, binning });
          expect(curve.flatMap((bin) => bin.rows).sort((a, b) => a - b)).toEqual(rows.map((_, i) => i));
          const error = expectedCalibrationError(curve);
          expect(error).toBeGreaterThanOrEqual(0);
          expect(error).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('has no error where the share is the probability', () => {
    const curve = calibrationCurve(
      [1, 0, 0, 0, 1, 1, 1, 0],
      [0.25, 0.25, 0.25, 0.25, 0.75, 0.75, 0.75, 0.75],
    );
    expect(expectedCalibrationError(curve)).toBe(0);
  });
});

describe('cost', () => {
  it('agrees with the confusion matrix at every threshold, and finds the least', () => {
    fc.assert(
      fc.property(scored, fc.nat({ max: 9 }), fc.nat({ max: 9 }), (rows, falsePositive, falseNegative) => {
        const [truth, score] = columns(rows);
        const costs = { falsePositive, falseNegative };
        const steps = costByThreshold(truth, score, costs);
        for (const step of steps) {
          const matrix = confusionMatrix(truth, score, step.threshold);
          expect(step.falsePositives).toBe(matrix.rows.falsePositive.length);
          expect(step.falseNegatives).toBe(matrix.rows.falseNegative.length);
        }
        const least = Math.min(...steps.map((step) => step.cost));
        expect(cheapestThreshold(truth, score, costs).cost).toBe(least);
      }),
    );
  });

  it('is by theory the share that a false alarm has of both costs', () => {
    expect(thresholdByTheory({ falsePositive: 1, falseNegative: 3 })).toBe(0.25);
  });
});

describe('bootstrap', () => {
  const rng = () => seededRng('resample');

  it('gives the same interval from the same seed, and the general form agrees with that for means', () => {
    const values = [3, 1, 4, 1, 5, 9, 2, 6];
    const general = bootstrap(values.length, (rows) => meanOf(Array.from(rows, (row) => values[row]!)), {
      rng: rng(),
    });
    const quick = bootstrapMean(values, { rng: rng() });
    expect(quick).toEqual(bootstrapMean(values, { rng: rng() }));
    expect(quick.low).toBeCloseTo(general.low, 12);
    expect(quick.high).toBeCloseTo(general.high, 12);
  });

  it('stays within the values, and holds the mean of values that do not vary', () => {
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 20 }), fc.string(), (values, seed) => {
        const { low, high } = bootstrapMean(values, { rng: seededRng(seed), resamples: 50 });
        expect(low).toBeLessThanOrEqual(high);
        expect(low).toBeGreaterThanOrEqual(Math.min(...values) - 1e-6);
        expect(high).toBeLessThanOrEqual(Math.max(...values) + 1e-6);
      }),
    );
    expect(bootstrapMean([7, 7, 7], { rng: rng() })).toEqual({ estimate: 7, low: 7, high: 7 });
  });

  it('holds the true mean about as often as it says', () => {
    const draws = seededRng('coverage');
    let held = 0;
    for (let round = 0; round < 200; round++) {
      const values = Array.from({ length: 60 }, () => draws.next());
      const { low, high } = bootstrapMean(values, { rng: draws.fork(String(round)), resamples: 300 });
      if (low <= 0.5 && high >= 0.5) held++;
    }
    expect(held / 200).toBeGreaterThan(0.88);
    expect(held / 200).toBeLessThan(0.99);
  });

  it('is far narrower paired than unpaired where both find the same rows hard', () => {
    const draws = seededRng('pairs');
    const a = Array.from({ length: 200 }, () => 100 * draws.next());
    const b = a.map((value) => value + 5 + draws.next());
    const paired = bootstrapPaired(a, b, { rng: rng() });
    const apart = bootstrapMean(b, { rng: rng() });
    expect(paired.high).toBeLessThan(-5);
    expect(apart.high - apart.low).toBeGreaterThan(10 * (paired.high - paired.low));
    expect(() => bootstrapPaired([1], [1, 2], { rng: rng() })).toThrow(EvaluationError);
  });
});

describe('errorByGroup', () => {
  it('covers every row once, the worst group first, whatever other groups there are', () => {
    const names = ['a', 'b', 'a', 'c', 'b', 'a'];
    const truth = [10, 10, 10, 10, 10, 10];
    const groups = errorByGroup(names, truth, [11, 14, 12, 10, 16, 13], { rng: seededRng(1) });
    expect(groups.map(({ name, n, mae }) => [name, n, mae])).toEqual([
      ['b', 2, 5],
      ['a', 3, 2],
      ['c', 1, 0],
    ]);
    expect(groups.flatMap((group) => group.rows).sort()).toEqual([0, 1, 2, 3, 4, 5]);
    const alone = errorByGroup(['b', 'b'], [10, 10], [14, 16], { rng: seededRng(1) });
    expect(alone[0]!.interval).toEqual(groups[0]!.interval);
  });
});

it('the sign test is symmetric', () => {
  fc.assert(
    fc.property(pairs, (rows) => {
      const a = rows.map(([first]) => first);
      const b = rows.map(([, second]) => second);
      expect(signTest(a, b).pValue).toBe(signTest(b, a).pValue);
    }),
  );
});
