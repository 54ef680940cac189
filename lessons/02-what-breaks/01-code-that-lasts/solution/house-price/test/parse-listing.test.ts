import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ListingError } from '../src/errors.ts';
import { parseListing } from '../src/parse-listing.ts';

const CONDITIONS = ['Fair', 'Average'];
const NEIGHBORHOODS = ['North_Ames', 'Old_Town'];
const ROW = {
  Gr_Liv_Area: '1656',
  Lot_Area: '31770',
  Total_Bsmt_SF: '1080',
  Year_Sold: '2010',
  Year_Built: '1960',
  Garage_Cars: '2',
  Full_Bath: '1',
  Overall_Cond: 'Average',
  Neighborhood: 'North_Ames',
};

const parse = (change: Record<string, string | undefined> = {}) =>
  parseListing({ ...ROW, ...change }, CONDITIONS, NEIGHBORHOODS);

test('reads a clean row', () => {
  assert.deepEqual(parse(), {
    livingArea: 1656,
    lot: 31770,
    basement: 1080,
    yearSold: 2010,
    yearBuilt: 1960,
    garageCars: 2,
    fullBaths: 1,
    condition: 'Average',
    neighborhood: 'North_Ames',
    perDollar: 1,
  });
});

test('repairs separators, units, case and blanks', () => {
  assert.equal(parse({ Lot_Area: '31,770' }).lot, 31770);
  assert.equal(parse({ Gr_Liv_Area: ' 1656 SQFT ' }).livingArea, 1656);
  assert.ok(Math.abs(parse({ Gr_Liv_Area: '100 m2' }).livingArea - 1076.39) < 1e-6);
  assert.equal(parse({ Neighborhood: ' north_AMES ' }).neighborhood, 'North_Ames');
  assert.equal(parse({ currency: ' eur ' }).perDollar, 0.92);
  assert.equal(parse({ currency: '' }).perDollar, 1);
});

const REFUSED: [string, string | undefined, string][] = [
  ['Gr_Liv_Area', '', 'missing'],
  ['Gr_Liv_Area', undefined, 'missing'],
  ['Overall_Cond', undefined, 'missing'],
  ['Gr_Liv_Area', '1656abc', 'not-a-number'],
  ['Lot_Area', '1,65', 'not-a-number'],
  ['Lot_Area', '9600 sqft each', 'not-a-number'],
  ['Lot_Area', '300 yards', 'unknown-unit'],
  ['Gr_Liv_Area', '-1656', 'out-of-range'],
  ['Gr_Liv_Area', '199', 'out-of-range'],
  ['Gr_Liv_Area', '10001', 'out-of-range'],
  ['Lot_Area', '499', 'out-of-range'],
  ['Total_Bsmt_SF', '-1', 'out-of-range'],
  ['Year_Built', '2012', 'out-of-range'],
  ['Garage_Cars', '11', 'out-of-range'],
  ['Full_Bath', '11', 'out-of-range'],
  ['Overall_Cond', 'Splendid', 'unknown-category'],
  ['Neighborhood', 'Springfield', 'unknown-category'],
  ['currency', 'GBP', 'unknown-currency'],
];

for (const [field, value, code] of REFUSED) {
  test(`refuses ${field} ${JSON.stringify(value)} as ${code}`, () => {
    assert.throws(
      () => parse({ [field]: value }),
      (error) => error instanceof ListingError && error.code === code && error.field === field,
    );
  });
}

test('keeps the ends of a range', () => {
  assert.equal(parse({ Gr_Liv_Area: '200' }).livingArea, 200);
  assert.equal(parse({ Total_Bsmt_SF: '0' }).basement, 0);
  assert.equal(parse({ Year_Built: '2011' }).yearBuilt, 2011);
});
