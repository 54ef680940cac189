/**
 * A rehearsal of src/model.ts: it learns from the sales before 2008 and is judged by those of 2008. The sales of 2009 and
 * 2010 stay untouched: an error that you have tuned on tells you nothing about the next year.
 */
import { fitBaseline } from './baseline.ts';
import { averageError } from './metrics.ts';
import { trainModel } from './model.ts';
import { readSales } from './sales.ts';
import { splitByYear } from './split.ts';

const past = splitByYear(await readSales()).training;
const { training, heldOut } = splitByYear(past, 2008);
const price = (sale: { price: number }) => sale.price;

const model = await trainModel(training, { seed: 2008 });
const learnt = averageError(model.predict(training), training.map(price));
const error = averageError(model.predict(heldOut), heldOut.map(price));
const baseline = averageError(fitBaseline(training).predict(heldOut), heldOut.map(price));
model.dispose();

console.log(`average error on the rows it learnt from: ${dollars(learnt)}`);
console.log(`average error on the sales of 2008:       ${dollars(error)}`);
console.log(`linear baseline on the sales of 2008:     ${dollars(baseline)}`);
console.log(`that is ${(error / baseline).toFixed(3)} of the baseline; the check wants 0.96 or less on 2009 and 2010`);

function dollars(amount: number): string {
  return Number.isFinite(amount) ? `$${Math.round(amount).toLocaleString('en-US')}` : 'not a number';
}
