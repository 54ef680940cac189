import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from './csv/read-csv';
import { Dataset } from './explore/dataset';
import { momentsOf, pearson, ranksOf, spearman } from './statistics';
import { quantile } from './summarise';

const open = (name: string) => new Dataset(readCsv(new Uint8Array(readFileSync(`public/data/${name}.csv`))));
const ames = open('ames_housing');
const telco = open('telco_churn');
const price = ames.numbers('Sale_Price');

/** Relative difference, at most 1e-9. */
function same(found: number | null, reference: number): void {
  expect(Math.abs(found! - reference)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(reference)));
}

describe('against NumPy 2.4.6, SciPy 1.17.1 and pandas 3.0.6', () => {
  it('mean, deviation and skew', () => {
    const { count, mean, standardDeviation, skew } = momentsOf(price);
    expect(count).toBe(2930);
    same(mean, 180796.0600682594);
    same(standardDeviation, 79886.692356665);
    same(skew, 1.7435000757376466);
    same(momentsOf(price.map(Math.log)).skew, -0.014793439509736364);
    same(momentsOf(ames.numbers('Lot_Area')).skew, 12.820898171092681);
    same(momentsOf(telco.numbers('total_charges')).skew, 0.961642499724251);
  });

  it('quantiles of type 7', () => {
    const sorted = ames.sorted('Sale_Price');
    const expected = [87500, 129500, 160000, 281241.69999999995, 456666.3700000001];
    [0.05, 0.25, 0.5, 0.9, 0.99].forEach((share, i) => {
      same(quantile(sorted, share), expected[i]!);
    });
  });

  it.each([
    ['Gr_Liv_Area', 0.7067799209766279, 0.7233420361092494],
    ['Year_Built', 0.5584261057120455, 0.6808223586258558],
    ['Fireplaces', 0.47455809259177667, 0.5261371948356032],
  ])('correlations of %s with the price', (name, r, rho) => {
    same(pearson(ames.numbers(name), price).r, r);
    same(spearman(ames.numbers(name), price).r, rho);
  });

  it('correlations over the rows where both have a value', () => {
    const total = telco.numbers('total_charges');
    const { r, pairs } = pearson(total, telco.numbers('monthly_charges'));
    expect(pairs).toBe(7032);
    same(r, 0.6510648032262024);
    same(spearman(total, telco.numbers('tenure')).r, 0.8891770805365491);
  });
});

describe('closed forms', () => {
  const numbers = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 3, maxLength: 40 });

  it('a correlation does not change with unit and origin, and has the sign of the slope', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 9 }), fc.integer(), (values, slope, shift) => {
        fc.pre(new Set(values).size > 1);
        const line = values.map((value) => value * slope + (shift % 1000));
        expect(pearson(values, line).r).toBeCloseTo(1, 10);
        expect(
          spearman(
            values,
            line.map((value) => -(value ** 3)),
          ).r,
        ).toBeCloseTo(-1, 10);
      }),
    );
  });

  it('ranks add up to n(n + 1)/2, ties or not', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const sum = ranksOf(values).reduce((total, rank) => total + rank, 0);
        expect(sum).toBeCloseTo((values.length * (values.length + 1)) / 2, 6);
      }),
    );
  });

  it('says null where there is nothing to say', () => {
    expect(momentsOf([])).toEqual({ count: 0, mean: null, standardDeviation: null, skew: null });
    expect(momentsOf([5, 5, 5]).skew).toBeNull();
    expect(momentsOf([1, Number.NaN]).standardDeviation).toBeNull();
    expect(pearson([1, 2, 3], [7, 7, 7])).toEqual({ r: null, pairs: 3 });
    expect(pearson([1, Number.NaN], [1, 2])).toEqual({ r: null, pairs: 1 });
  });
});
