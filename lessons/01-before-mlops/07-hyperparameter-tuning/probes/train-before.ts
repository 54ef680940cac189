/** The model of a training on the sales before a year, as src/final.ts saves it. */
import { trainCandidate } from '../src/candidate.ts';
import type { Params } from '../src/params.ts';
import { readSales } from '../src/sales.ts';
import { splitByYear } from '../src/split.ts';

export default async function trainBefore({ params, before }: { params: Params; before: number }) {
  const { training } = splitByYear(await readSales('data/ames_housing.csv'), before);
  const model = await trainCandidate(training, params);
  const saved = model.save();
  model.dispose();
  return saved;
}
