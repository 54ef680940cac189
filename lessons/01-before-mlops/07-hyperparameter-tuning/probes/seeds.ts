/** Trains with the same settings from several seeds on the sales before 2008; for each, the average error on those of 2008. */
import { trainCandidate } from '../src/candidate.ts';
import { averageError } from '../src/metrics.ts';
import type { Params } from '../src/params.ts';
import { readSales } from '../src/sales.ts';
import { splitByYear } from '../src/split.ts';

export default async function seeds({ params, seeds }: { params: Params; seeds: number[] }) {
  const past = splitByYear(await readSales('data/ames_housing.csv')).training;
  const { training, heldOut: validation } = splitByYear(past, 2008);
  const prices = validation.map((sale) => sale.price);
  const errors: (number | null)[] = [];
  for (const seed of seeds) {
    const model = await trainCandidate(training, { ...params, seed });
    const error = averageError(model.predict(validation), prices);
    errors.push(Number.isFinite(error) ? error : null);
    model.dispose();
  }
  return { errors };
}
