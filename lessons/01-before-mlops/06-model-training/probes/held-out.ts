/** Trains the learner's model on every sale of the table, which ends before the held-out years, and asks for estimates. */
import { parseCsv } from '../src/csv.ts';
import { trainModel } from '../src/model.ts';
import { readSales, toHouse } from '../src/sales.ts';
import { asEstimates } from './estimates.ts';

export default async function heldOut({ seed, future }: { seed: number; future: string }) {
  const sales = await readSales('data/ames_housing.csv');
  const houses = parseCsv(future).map(toHouse);
  const model = await trainModel(sales, { seed });
  const { estimates, shape } = await asEstimates(model.predict(houses));
  const training = await asEstimates(model.predict(sales.map(({ price: _price, ...house }) => house)));
  return { estimates, trainingEstimates: training.estimates, shape };
}
