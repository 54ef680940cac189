/** Trains twice from one seed on every sale of the table, which ends before the held-out years, and asks for estimates. */
import * as tf from '@tensorflow/tfjs';
import { parseCsv } from '../src/csv.ts';
import { trainModel } from '../src/model.ts';
import { readSales, toHouse } from '../src/sales.ts';
import { asEstimates } from './estimates.ts';

export default async function yearsAfter({ seed, future }: { seed: number; future: string }) {
  const sales = await readSales('data/ames_housing.csv');
  const houses = parseCsv(future).map(toHouse);
  const first = await trainModel(sales, { seed });
  const { estimates } = await asEstimates(first.predict(houses));
  const trainingEstimates = (await asEstimates(first.predict(sales))).estimates;
  first.dispose();
  const before = tf.memory().numTensors;
  const second = await trainModel(sales, { seed });
  const again = (await asEstimates(second.predict(houses))).estimates;
  second.dispose();
  return { estimates, again, trainingEstimates, tensorsLeft: tf.memory().numTensors - before };
}
