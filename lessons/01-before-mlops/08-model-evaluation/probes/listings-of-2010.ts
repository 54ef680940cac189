/**
 * The model goes live at New Year 2010. The evaluation of a lane has seen the sales of 2009, and its report decides where no
 * estimate is shown: in the neighbourhood that is surely over the limit. A report that names none keeps nothing back. Then
 * the listings of 2010 come in.
 */
import type { Row } from '../src/csv.ts';
import { judgedBefore, type Report } from './judged-before.ts';

/** Dollars: an average error above it is too much, says the rule. */
const LIMIT = 20_000;
/** Dollars: owners ring about an estimate that misses by more. */
const RING = 50_000;
/** A neighbourhood with fewer sales in the year says little about the release. */
const FEW = 10;

export default async function listingsOf2010() {
  const { report, laterSales } = await judgedBefore();
  const without = (report.worstGroup?.low ?? 0) > LIMIT ? report.worstGroup?.name : undefined;
  const missOf = (sale: Row) => Math.abs(Number(sale.estimate) - Number(sale.Sale_Price));

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
      rings: `${misses.length} of ${laterSales.length} listings have an estimate`,
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
