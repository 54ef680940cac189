import { trainCandidate } from './candidate.ts';
import type { Params } from './params.ts';
import { readSales } from './sales.ts';

/** The average error in dollars on the sales of 2008, of a model that knows those of 2006 and 2007. */
export async function validationErrorOf(params: Params): Promise<number> {
  const sales = await readSales();
  const year = (from: number, to: number) => sales.filter(({ yearSold }) => yearSold >= from && yearSold <= to);
  const judges = year(2008, 2008);
  const model = await trainCandidate(year(2006, 2007), params);
  const estimates = model.predict(judges);
  model.dispose();
  let total = 0;
  judges.forEach(({ price }, i) => {
    total += Math.abs(estimates[i]! - price);
  });
  return total / judges.length;
}
