import type { Rng } from '../../../core/rng';
import { rowsByGroup } from '../../../evaluation/groups';
import { meanOf } from '../../../evaluation/quantile';
import { absoluteErrors } from '../../../evaluation/residuals';

/** One sale of the hidden file, by what is known of it before any model. */
export interface Sale {
  readonly row: number;
  readonly year: string;
  readonly month: string;
  readonly place: string;
  readonly built: string;
  readonly price: number;
}

/** A predictions file that nobody has seen, and the group that was made bad in it. */
export interface HiddenPredictions {
  readonly sales: readonly Sale[];
  readonly estimate: readonly number[];
  readonly baseline: readonly number[];
  /** Where the average error is the largest among the groups that are large enough. */
  readonly planted: string;
}

/** Groups of fewer rows cannot be told from luck. */
export type LeastRows = number;

/**
 * Estimates for real sales by a model that is a little better than its baseline, row by row, and bad in one
 * neighbourhood. To fool who takes a short cut, a very small neighbourhood is worse still, one of middling size is too,
 * and a cheap one is worse in per cent, not in dollars.
 */
export function hiddenPredictions(all: readonly Sale[], rng: Rng, least: LeastRows): HiddenPredictions {
  const normal = normals(rng.fork('noise'));
  const drawn = rng
    .fork('rows')
    .shuffle(all)
    .slice(0, Math.round(all.length * 0.85))
    .sort((a, b) => a.row - b.row);
  const tiny = placeOf(
    groupsOf(drawn),
    ({ rows }) => rows.length >= 3 && rows.length < least / 3,
    rng.fork('tiny'),
  );
  let left = 3;
  const sales = drawn.filter((sale) => sale.place !== tiny || left-- > 0);
  const miss = sales.map((sale) => sale.price * 0.085 * normal());
  const extra = sales.map((sale) => sale.price * 0.035 * normal());

  const groups = groupsOf(sales);
  const large = groups.filter(({ rows }) => rows.length >= least + 5);
  const cheapest = large.reduce((a, b) => (b.price < a.price ? b : a));
  const dearest = large.reduce((a, b) => (b.price > a.price ? b : a));
  const worth = large.filter((group) => group !== dearest && group.price >= 1.6 * cheapest.price);
  const planted = rng.fork('planted').pick(worth.length > 0 ? worth : [dearest]);
  const middling = placeOf(
    groups,
    ({ rows }) => rows.length >= least / 3 && rows.length < least,
    rng.fork('middling'),
  );

  const usual = Math.max(...large.map(({ rows }) => meanOf(rows.map((row) => Math.abs(miss[row]!)))));
  const bad = 1.5 * usual;
  const direction = rng.fork('direction').pick([-1, 1]);
  const shift = rng.fork('shift');
  const spoil = (place: string | undefined, dollars: number) =>
    sales.forEach((sale, row) => {
      if (sale.place === place) miss[row] = direction * dollars * (0.5 + shift.next());
    });
  spoil(planted.name, bad);
  spoil(tiny, 2.5 * bad);
  spoil(middling, 1.4 * bad);
  if (cheapest !== planted) spoil(cheapest.name, (1.25 * bad * cheapest.price) / planted.price);

  const whole = (value: number) => Math.max(1000, Math.round(value));
  return {
    sales,
    estimate: sales.map((sale, row) => whole(sale.price + miss[row]!)),
    baseline: sales.map((sale, row) => whole(sale.price + 1.05 * miss[row]! + extra[row]!)),
    planted: planted.name,
  };
}

/** The file as the learner's program reads it. */
export function predictionsCsv({ sales, estimate, baseline }: HiddenPredictions): string {
  const lines = sales.map(({ row, year, month, place, built, price }, i) =>
    [row, year, month, place, built, price, estimate[i], baseline[i]].join(','),
  );
  return `row,Year_Sold,Mo_Sold,Neighborhood,Built,Sale_Price,estimate,baseline\n${lines.join('\n')}\n`;
}

/** The absolute errors of model and baseline, in dollars, by row. */
export function errorsOf({ sales, estimate, baseline }: HiddenPredictions) {
  const price = sales.map((sale) => sale.price);
  return { model: absoluteErrors(price, estimate), baseline: absoluteErrors(price, baseline) };
}

interface Group {
  readonly name: string;
  readonly rows: readonly number[];
  /** The mean price. */
  readonly price: number;
}

function groupsOf(sales: readonly Sale[]): Group[] {
  return [...rowsByGroup(sales.map((sale) => sale.place))].map(([name, rows]) => ({
    name,
    rows,
    price: meanOf(rows.map((row) => sales[row]!.price)),
  }));
}

function placeOf(groups: readonly Group[], fits: (group: Group) => boolean, rng: Rng): string | undefined {
  const fitting = groups.filter(fits);
  return fitting.length > 0 ? rng.pick(fitting).name : undefined;
}

/** Standard normal numbers, by the method of Box and Muller. */
export function normals(rng: Rng): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - rng.next())) * Math.cos(2 * Math.PI * rng.next());
}
