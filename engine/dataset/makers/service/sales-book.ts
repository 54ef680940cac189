import { z } from 'zod';
import { seededRng } from '../../../core/rng';
import type { DataMaker } from '../types';
import { numberIn, readSales } from './table';

const schema = z.strictObject({
  before: z.number().int().default(2009).describe('Sales before this year.'),
  rows: z.number().int().min(50).default(400),
  fee: z
    .tuple([z.number(), z.number()])
    .default([0.029, 0.031])
    .describe('The broker’s fee as a share of the price, from and to.'),
});

const COLUMNS = {
  sold: 'Year_Sold',
  living_area: 'Gr_Liv_Area',
  year_built: 'Year_Built',
  basement: 'Total_Bsmt_SF',
  baths: 'Full_Bath',
  garage_area: 'Garage_Area',
} as const;

const CONDITION = 'Very_Poor,Poor,Fair,Below_Average,Average,Above_Average,Good,Very_Good,Excellent'.split(
  ',',
);

/**
 * A small book of past sales as an office keeps it, for lesson 0.1: real houses, and a column `broker_fee` that is only
 * known once a house is sold. It leaks the price.
 */
export const salesBook: DataMaker<z.output<typeof schema>> = {
  id: 'sales-book',
  parseOptions: (options) => schema.parse(options ?? {}),
  make({ source, seed }, { before, rows, fee: [low, high] }) {
    const rng = seededRng(`${seed}/sales-book`);
    const past = readSales('sales-book', source).filter((sale) => numberIn(sale, 'Year_Sold') < before);
    const lines = rng
      .shuffle(past)
      .slice(0, rows)
      .map((sale) => {
        const price = numberIn(sale, 'Sale_Price');
        const fee = Math.round(price * (low + (high - low) * rng.next()));
        const facts = Object.values(COLUMNS).map((column) => numberIn(sale, column));
        return [...facts, CONDITION.indexOf(sale.cell('Overall_Cond')) + 1, fee, price].join(',');
      });
    return `${[[...Object.keys(COLUMNS), 'condition', 'broker_fee', 'price'].join(','), ...lines].join('\n')}\n`;
  },
};
