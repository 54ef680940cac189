import assert from 'node:assert/strict';
import { test } from 'node:test';
import { estimate } from '../house-price/serve.ts';

// One listing, six ways to write it, and what house-price/RULES.md says about each.
const listing = {
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
const send = (change: Record<string, string>) => estimate({ ...listing, ...change });
const near = (dollars: number, expected: number) =>
  assert.ok(Math.abs(dollars - expected) < 100, `answered ${Math.round(dollars)} dollars, expected about ${expected}`);

test('a clean row is served', () => near(send({}), 175_355));
test('a thousands separator is repaired', () => near(send({ Gr_Liv_Area: '1,656' }), 175_355));
test('square metres are converted', () => near(send({ Gr_Liv_Area: '153.85 m2' }), 175_355));
test('text in a number is refused', () => assert.throws(() => send({ Gr_Liv_Area: '1656abc' }), { code: 'not-a-number' }));
test('a blank area is refused', () => assert.throws(() => send({ Gr_Liv_Area: '' }), { code: 'missing' }));
test('a negative area is refused', () => assert.throws(() => send({ Gr_Liv_Area: '-1656' }), { code: 'out-of-range' }));
