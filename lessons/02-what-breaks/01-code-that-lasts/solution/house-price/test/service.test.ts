import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ListingError } from '../src/errors.ts';
import { PriceModel } from '../src/model.ts';
import { EstimateService } from '../src/service.ts';

const model = new PriceModel({
  intercept: 5,
  logArea: 0.5,
  logLot: 0.1,
  basement: 0.2,
  age: -0.01,
  condition: 0.1,
  garageCars: 0.05,
  fullBath: 0.02,
  conditions: ['Fair', 'Average'],
  neighborhoods: { North_Ames: 0.3, Old_Town: -0.3 },
});
const service = new EstimateService(model);
const ROW = {
  Gr_Liv_Area: '1600',
  Lot_Area: '10000',
  Total_Bsmt_SF: '1000',
  Year_Sold: '2010',
  Year_Built: '2000',
  Garage_Cars: '2',
  Full_Bath: '1',
  Overall_Cond: 'Average',
  Neighborhood: 'North_Ames',
};
// 5 + 0.5 ln 1600 + 0.1 ln 10000 + 0.2 - 0.1 + 0.2 + 0.1 + 0.02 + 0.3
const BY_HAND = Math.exp(5.72) * 40 * 10_000 ** 0.1;
const close = (seen: number, expected: number) => assert.ok(Math.abs(seen / expected - 1) < 1e-9, `${seen}, expected ${expected}`);

test('prices a row as computed by hand', () => close(service.estimate(ROW), BY_HAND));

test('a house sold before it was finished has age 0', () =>
  close(service.estimate({ ...ROW, Year_Built: '2011' }), service.estimate({ ...ROW, Year_Built: '2010' })));

test('answers in the currency that was asked for', () =>
  close(service.estimate({ ...ROW, currency: 'EUR' }), 0.92 * BY_HAND));

test('one bad row costs the others nothing', () => {
  const [first, second, third] = service.estimateAll([ROW, { ...ROW, Lot_Area: '' }, ROW]);
  assert.ok(first && 'estimate' in first && third && 'estimate' in third);
  close(first.estimate, BY_HAND);
  close(third.estimate, BY_HAND);
  assert.ok(second && 'error' in second && second.error instanceof ListingError);
});

test('a mistake in our own code is not answered as a bad row', () => {
  const broken = new EstimateService({
    conditions: model.conditions,
    neighborhoods: model.neighborhoods,
    price: () => {
      throw new TypeError('bug');
    },
  } as unknown as PriceModel);
  assert.throws(() => broken.estimateAll([ROW]), TypeError);
});
