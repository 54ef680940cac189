import { correlation, rankByCorrelation } from '../../../selection/correlation';
import type { SelectionYears } from './curve-facts';
import type { FeatureColumns } from './feature-table';
import type { Retrainer } from './retrain';

/** Two features that go along this closely are twins. */
const TWINS = 0.8;
/** A pair of twins is missed when one of them lowers the error by this share. */
const MISSED = 0.02;

/** The error of a choice beside that of all features, and beside the best that was found with as many. */
export interface ChosenFacts {
  readonly allError: number;
  readonly selectedError: number | null;
  /** What the error may be at most. */
  readonly barError: number;
  /** The error over that bar. */
  readonly overBar: number | null;
  readonly ratio: number | null;
  readonly possibleError: number;
  /** Twins that were both removed, and are missed: "a and b". */
  readonly lostTwins: string | null;
  /** Where the chosen features stand among all by importance: 0 the first, 1 the last, 0.5 at random. */
  readonly meanRank: number | null;
  /** The share of them that are also those that correlate most with the price. */
  readonly likeCorrelation: number | null;
}

/** How a choice is judged. */
export interface ChosenOptions {
  readonly count: number;
  /** The error may be this many times that of all features. */
  readonly tolerance: number;
}

/** Trains on the past with the chosen features and with all, and judges both by the later years. */
export function chosenFacts(
  chosen: readonly number[],
  retrainer: Retrainer,
  years: SelectionYears,
  { count, tolerance }: ChosenOptions,
): ChosenFacts {
  const { table } = retrainer;
  const held = (features: readonly number[]) => retrainer.error(features, years.past, years.later);
  const allError = held([...table.columns.keys()]);
  const until = Math.min(count, table.names.length);
  const possible = retrainer.eliminate(years.learn, years.choose, until).at(-1)!;
  const possibleError = held(possible.features);
  // Where a table of features is such that nobody comes near its error with so few, the bar follows what is possible.
  const barError = Math.max(allError * tolerance, possibleError * 1.02);
  const base = { allError, barError, possibleError };
  if (chosen.length === 0)
    return {
      ...base,
      selectedError: null,
      overBar: null,
      ratio: null,
      lostTwins: null,
      meanRank: null,
      likeCorrelation: null,
    };
  const selectedError = held(chosen);
  const overBar = selectedError / barError;
  const found = { ...base, selectedError, overBar, ratio: selectedError / allError };
  if (overBar <= 1) return { ...found, lostTwins: null, meanRank: null, likeCorrelation: null };
  const rank = new Map(retrainer.ranked(years.learn, years.choose).map((feature, place) => [feature, place]));
  const last = Math.max(1, table.names.length - 1);
  return {
    ...found,
    lostTwins: lostTwins(chosen, table, selectedError, held),
    meanRank: chosen.reduce((sum, feature) => sum + rank.get(feature)! / last, 0) / chosen.length,
    likeCorrelation: likeCorrelation(chosen, table, years),
  };
}

function lostTwins(
  chosen: readonly number[],
  { columns, names }: FeatureColumns,
  error: number,
  held: (features: readonly number[]) => number,
): string | null {
  const out = [...columns.keys()].filter((feature) => !chosen.includes(feature));
  const pairs = out.flatMap((a, i) =>
    out
      .slice(i + 1)
      .flatMap((b) => (Math.abs(correlation(columns[a]!, columns[b]!)) >= TWINS ? [[a, b] as const] : [])),
  );
  let worst = null as { pair: readonly [number, number]; gain: number } | null;
  for (const pair of pairs) {
    const gain = 1 - Math.min(held([...chosen, pair[0]]), held([...chosen, pair[1]])) / error;
    if (gain >= MISSED && gain > (worst?.gain ?? 0)) worst = { pair, gain };
  }
  return worst ? worst.pair.map((feature) => names[feature]).join(' and ') : null;
}

function likeCorrelation(
  chosen: readonly number[],
  { columns, prices, years }: FeatureColumns,
  { past }: SelectionYears,
) {
  const before = (values: Float64Array) => values.filter((_, row) => past(years[row]!));
  const closest = rankByCorrelation(columns.map(before), before(prices)).slice(0, chosen.length);
  return closest.filter(({ column }) => chosen.includes(column)).length / chosen.length;
}
