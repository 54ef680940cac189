/** Run over the reference: the features of both parts as the workspace encodes them, and the prices that were learnt from. */
import { parseCsv } from '../src/csv.ts';
import { fitEncoder } from '../src/features.ts';
import { readSales, toHouse } from '../src/sales.ts';

export default async function features({ future }: { future: string }) {
  const sales = await readSales('data/ames_housing.csv');
  const encoder = fitEncoder(sales);
  return {
    training: encoder.encode(sales),
    trainingTruth: sales.map((sale) => sale.price),
    future: encoder.encode(parseCsv(future).map(toHouse)),
  };
}
