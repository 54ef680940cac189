import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { seededRng } from '../../core/rng';
import { overwriteCells } from '../../dataset/dirt/overwrite-cells';
import type { DirtLedger } from '../../dataset/dirt/types';
import { dirt } from '../../dataset/makers/dirt';
import { fitRidge } from '../../dataset/ridge';
import { compareClean } from '../clean-table/compare';
import { columnsChanged, deviations, largestMove } from './moves';
import { poisonInputs, poisonOwnPrices, poisonPrices } from './poison';
import { readFeatures } from './read-features';
import { trueSales } from './sales-truth';
import { lineErrors } from './score';

const source = readFileSync('public/data/ames_housing.csv', 'utf8');
const make = (gives: string) => dirt.make({ source, seed: 'features' }, dirt.parseOptions({ gives }));
const text = make('export');
const ledger: DirtLedger = JSON.parse(make('ledger'));
const sales = trueSales(ledger);

describe('readFeatures', () => {
  it('takes every column but the keys and the price for a feature, and counts what is no number', () => {
    const table = readFeatures(
      'Listing_ID,Year_Sold,Sale_Price,a,b\nHS-10001,2006,1,0.5,\nhs10002,2009,2,x,7\n',
    );
    expect(table).toMatchObject({
      names: ['a', 'b'],
      rowCount: 2,
      badCells: 2,
      badColumn: 'b',
      missingColumns: [],
    });
    expect(table.rows.get('10002')).toEqual([Number.NaN, 7]);
    expect(readFeatures('id,x\n1,2').missingColumns).toEqual(['Listing_ID', 'Year_Sold']);
  });
});

describe('lineErrors', () => {
  it('finds a law of logarithms, and knows nothing from a constant', () => {
    const rows = Array.from({ length: 60 }, (_, i) => ({
      features: [i, 1],
      price: Math.exp(10 + 0.01 * i),
      isPast: i < 40,
    }));
    expect(lineErrors(rows, 1e-9, fitRidge).error).toBeLessThan(1e-3);
    const blind = lineErrors(
      rows.map((row) => ({ ...row, features: [1, 1] })),
      1,
      fitRidge,
    );
    expect(blind.error).toBeGreaterThan(1000);
  });

  it('gives the error of the plain columns that the lesson names', () => {
    const rows = sales.map((sale) => ({ features: sale.bare, price: sale.price, isPast: sale.year < 2009 }));
    const { error } = lineErrors(rows, 10, fitRidge);
    expect(error).toBeGreaterThan(20_400);
    expect(error).toBeLessThan(20_900);
  });
});

describe('the poisons', () => {
  const clean = (csv: string) => compareClean(csv, ledger).findings;
  const untouched = clean(text).length;

  it('change the prices of the held-out sales and some fees, and nothing else', () => {
    const poison = poisonPrices(sales, 2009, seededRng('p'));
    const changed = clean(overwriteCells(text, ledger, poison.cellsOf)).filter((one) =>
      ['Sale_Price', 'Closing_Fee'].includes(one.column ?? ''),
    );
    const listings = new Set(
      changed.filter((one) => one.seen !== one.exported).map((one) => one.listing.slice(3)),
    );
    const shifted = new Set(
      ledger.lines.filter((line) => line.shiftedFrom !== undefined).map((line) => line.listing.slice(3)),
    );
    for (const key of [...poison.future, ...poison.fee])
      if (!shifted.has(key)) expect(listings.has(key)).toBe(true);
    expect(poison.future.length + poison.fee.length + poison.untouched.length).toBe(2930);
  });

  it('change one price of a small neighborhood, and later houses', () => {
    const own = poisonOwnPrices(ledger, sales, 2009, seededRng('p'));
    expect(own.own).toHaveLength(1);
    expect(clean(overwriteCells(text, ledger, own.cellsOf)).length).toBeGreaterThanOrEqual(untouched);
    const place = sales.find((sale) => sale.key === own.own[0])!.neighborhood;
    const around = sales.filter((sale) => sale.neighborhood === place && sale.year < 2009).length;
    expect(around).toBeGreaterThanOrEqual(8);
    expect(around).toBeLessThanOrEqual(40);
    const inputs = poisonInputs(sales, 2009, seededRng('p'));
    expect(inputs.later).toHaveLength(40);
    expect(overwriteCells(text, ledger, inputs.cellsOf).match(/,Elsewhere,/g)!.length).toBeGreaterThanOrEqual(
      40,
    );
  });
});

describe('largestMove', () => {
  it('names the feature that moved furthest, in its deviations', () => {
    const a = readFeatures('Listing_ID,Year_Sold,x,y\nHS-1,2006,0,5\nHS-2,2006,2,5\n');
    const b = readFeatures('Listing_ID,Year_Sold,y,x,z\nHS-2,2006,5,4,1\nHS-1,2006,5,0,1\n');
    const spread = deviations(a, ['1', '2']);
    expect(spread.get('x')).toBe(1);
    expect(largestMove(a, b, ['1', '2'], spread)).toEqual({
      by: 2,
      feature: 'x',
      listing: 'HS-2',
      from: 2,
      to: 4,
    });
    expect(largestMove(a, b, ['1'], spread).by).toBe(0);
    expect(columnsChanged(a, b)).toEqual(['z']);
  });
});
