import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRng } from '../core/rng';
import { fitRidge } from '../dataset/ridge';
import { correlation, rankByCorrelation } from './correlation';
import { eliminate } from './eliminate';
import { meanAbsoluteError, permutationImportance } from './permutation-importance';

/** What SciPy and scikit-learn say: see reference/make_reference.py. */
const reference = JSON.parse(
  readFileSync(new URL('./reference/reference.json', import.meta.url), 'utf8'),
) as Record<'X', number[][]> &
  Record<
    'y' | 'pearson' | 'coefficients' | 'importanceMean' | 'importanceDeviation' | 'ranking',
    number[]
  > & {
    intercept: number;
  };
const columns = reference.X.map((values) => Float64Array.from(values));
const rowsOf = (features: readonly number[]) =>
  reference.y.map((_, row) => features.map((feature) => columns[feature]![row]!));

const linear = (coefficients: readonly number[], intercept: number) => (table: readonly Float64Array[]) =>
  Float64Array.from({ length: table[0]!.length }, (_, row) =>
    coefficients.reduce((sum, weight, j) => sum + weight * table[j]![row]!, intercept),
  );

describe('correlation', () => {
  it('is that of SciPy', () => {
    columns.forEach((values, i) => {
      expect(correlation(values, reference.y)).toBeCloseTo(reference.pearson[i]!, 12);
    });
    const order = rankByCorrelation(columns, reference.y).map(({ column }) => column);
    const expected = [...columns.keys()].sort(
      (a, b) => Math.abs(reference.pearson[b]!) - Math.abs(reference.pearson[a]!),
    );
    expect(order).toEqual(expected);
  });

  it('is 1 with itself, and does not mind scale and place', () => {
    const list = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 3, maxLength: 30 });
    fc.assert(
      fc.property(list, (values) => {
        fc.pre(new Set(values.map((value) => Math.round(value))).size > 1);
        expect(correlation(values, values)).toBeCloseTo(1, 9);
        expect(
          correlation(
            values,
            values.map((value) => 5 - 2 * value),
          ),
        ).toBeCloseTo(-1, 9);
      }),
    );
  });

  it('has no value for a column that never changes, and refuses other lengths', () => {
    expect(correlation([1, 1, 1], [1, 2, 3])).toBeNaN();
    expect(rankByCorrelation([[1, 1, 1]], [1, 2, 3])).toEqual([{ column: 0, correlation: 0 }]);
    expect(() => correlation([1], [1, 2])).toThrow(RangeError);
  });
});

describe('permutationImportance', () => {
  const task = {
    columns,
    truth: reference.y,
    predict: linear(reference.coefficients, reference.intercept),
    error: meanAbsoluteError,
    repeats: 4000,
  };

  it('agrees with scikit-learn within the chance of 4,000 shuffles', () => {
    const { features } = permutationImportance({ ...task, rng: seededRng('reference') });
    features.forEach(({ mean, deviation }, i) => {
      const chance = reference.importanceDeviation[i]! / Math.sqrt(4000);
      expect(Math.abs(mean - reference.importanceMean[i]!)).toBeLessThan(4.5 * chance);
      expect(deviation / reference.importanceDeviation[i]!).toBeCloseTo(1, 1);
    });
  });

  it('grows a squared error by twice the variance that the model takes from a column', () => {
    // Over all shuffles, the mean of (2 x_shuffled − 2 x)² is 4 · 2 · var(x), the variance divided by n.
    const x = Float64Array.of(1, 2, 3, 4, 5, 6);
    const truth = x.map((value) => 2 * value);
    const { baseError, features } = permutationImportance({
      columns: [x],
      truth,
      predict: linear([2], 0),
      error: (a, b) =>
        Array.from({ length: b.length }, (_, i) => (a[i]! - b[i]!) ** 2).reduce((s, v) => s + v, 0) /
        b.length,
      repeats: 20_000,
      rng: seededRng('closed form'),
    });
    expect(baseError).toBe(0);
    expect(features[0]!.mean / (4 * 2 * (35 / 12))).toBeCloseTo(1, 1);
  });

  it('finds nothing in a column that the model does not use, and changes no column', () => {
    const before = columns.map((values) => [...values]);
    const { features } = permutationImportance({
      ...task,
      predict: linear([1, 0, 0, 0, 0, 0], 0),
      repeats: 3,
      rng: seededRng(1),
    });
    expect(features.slice(1).every(({ mean, deviation }) => mean === 0 && deviation === 0)).toBe(true);
    expect(columns.map((values) => [...values])).toEqual(before);
  });

  it('repeats itself from one seed', () => {
    const once = () => permutationImportance({ ...task, repeats: 5, rng: seededRng('again') });
    expect(once()).toEqual(once());
  });

  it('refuses no repeats and ragged columns', () => {
    expect(() => permutationImportance({ ...task, repeats: 0, rng: seededRng(1) })).toThrow(RangeError);
    const ragged = { ...task, columns: [Float64Array.of(1)], rng: seededRng(1) };
    expect(() => permutationImportance(ragged)).toThrow('column 0 has 1 rows');
  });
});

describe('eliminate', () => {
  const steps = eliminate({
    count: columns.length,
    fit: (features) => fitRidge(rowsOf(features), reference.y, 0),
    error: (model, features) =>
      meanAbsoluteError(
        rowsOf(features).map((row) => model.predict(row)),
        reference.y,
      ),
    importance: (model) => model.coefficients.map(Math.abs),
  });

  it('removes in the order of scikit-learn’s RFE', () => {
    const last = steps.at(-1)!.features[0]!;
    const order = [...steps.flatMap(({ removed }) => removed ?? []), last];
    const expected = [...columns.keys()].sort((a, b) => reference.ranking[b]! - reference.ranking[a]!);
    expect(order).toEqual(expected);
  });

  it('goes one feature at a time, and stops where it is told', () => {
    expect(steps.map(({ features }) => features.length)).toEqual([6, 5, 4, 3, 2, 1]);
    const task = {
      count: 4,
      fit: () => null,
      error: () => 1,
      importance: (_: null, features: readonly number[]) => features.map(() => 1),
    };
    expect(eliminate({ ...task, until: 2 }).at(-1)!.features).toEqual([0, 1]);
    expect(() => eliminate({ ...task, until: 0 })).toThrow(RangeError);
    expect(() => eliminate({ ...task, importance: () => [1] })).toThrow('4 features, but 1 importances');
  });
});
