/**
 * The evaluation of a lane saw the sales until February 2010, and Homestead's rule makes a release of its report: the
 * model, or the line where the model is not surely better; and no estimate in the neighbourhood that is surely over the
 * limit. Then the listings of the spring come in. A report that leaves something out decides nothing about it.
 */
import type { Row } from '../src/csv.ts';
import { judgedBefore, type Report } from './judged-before.ts';

/** Dollars: an average error above it is too much, says the rule. */
const LIMIT = 20_000;
/** Dollars: owners ring about an estimate that misses by more. */
const RING = 50_000;
/** A neighbourhood with fewer sales in the spring says little about the release. */
const FEW = 10;

export default async function springListings() {
  const { report, laterSales } = await judgedBefore();
  const isHeld = (report.comparison?.high ?? -1) >= 0;
  const without = (report.worstGroup?.low ?? 0) > LIMIT ? report.worstGroup?.name : undefined;
  const missOf = (sale: Row) => Math.abs(Number(isHeld ? sale.baseline : sale.estimate) - Number(sale.Sale_Price));

  const places = [...new Set(laterSales.map((sale) => sale.Neighborhood!))].sort().map((name) => {
    const misses = laterSales.filter((sale) => sale.Neighborhood === name).map(missOf);
    return { name, misses, error: average(misses), isShown: name !== without };
  });
  const events = places.map(({ name, misses, error, isShown }) => {
    const isOver = error > LIMIT;
    return {
      label: name.replaceAll('_', ' '),
      outcome: isShown ? (isOver ? 'silently-wrong' : 'right') : isOver ? 'refused' : 'wrongly-refused',
      ...(misses.length < FEW && { trouble: `fewer than ${FEW} sales` }),
      input: { sales: misses.length },
      expected: isOver ? 'no estimate' : { averageMissOfAtMost: LIMIT },
      seen: isShown ? { averageMiss: Math.round(error) } : 'no estimate is shown',
    };
  });
  const shown = places.filter(({ isShown }) => isShown);
  const misses = shown.flatMap((place) => place.misses);
  const judged = shown.filter((place) => place.misses.length >= FEW);
  return {
    measures: {
      rings: misses.filter((miss) => miss > RING).length,
      worst: Math.round(Math.max(...judged.map(({ error }) => error))),
      error: Math.round(average(misses)),
    },
    notes: {
      rings: `${misses.length} of ${laterSales.length} listings have an estimate${isHeld ? ', the line’s' : ''}`,
      error: promiseOf(report),
    },
    events,
  };
}

function promiseOf({ overall }: Report): string {
  if (overall?.mae === undefined) return 'nothing was promised';
  return overall.low === undefined || overall.high === undefined
    ? `promised ${dollars(overall.mae)}`
    : `promised ${dollars(overall.low)} to ${dollars(overall.high)}`;
}

function average(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function dollars(amount: number): string {
  return `$${Math.round(amount).toLocaleString('en-US')}`;
}
