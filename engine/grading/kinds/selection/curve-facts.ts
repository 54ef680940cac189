import type { SelectedFile } from '../../../selection/results';
import type { Retrainer, Years } from './retrain';

/** Errors this near to each other, as a share, are of the same rows and the same model. */
const SAME = 0.005;
/** A curve whose shape is off by more than this share was not made by models that were trained anew. */
const OFF = 0.08;
/** How many points of a curve are trained again. */
const POINTS = 6;

/** The years of a selection: those before `heldOutFrom` are the past, the last of them may choose. */
export interface SelectionYears {
  readonly past: Years;
  readonly learn: Years;
  readonly choose: Years;
  readonly later: Years;
}

/** What a curve tells about how it was made. */
export interface CurveFacts {
  readonly curvePoints: number;
  /** Features of the largest and of the smallest set. */
  readonly curveFrom: number | null;
  readonly curveTo: number | null;
  readonly curveHasSelected: boolean;
  /** How far its shape is from that of models trained anew, as a share. */
  readonly curveOff: number | null;
  /** trained-anew, own-rows, held-out, not-retrained, or other; null without points. */
  readonly curveIs: string | null;
}

/** The years of a selection whose held-out sales begin in `from`. */
export function selectionYears(from: number): SelectionYears {
  return {
    past: (year) => year < from,
    learn: (year) => year < from - 1,
    choose: (year) => year === from - 1,
    later: (year) => year >= from,
  };
}

/**
 * Trains some sets of a curve again and says what the errors in it are: of rows that the models did not learn from, of
 * their own rows, of the held-out rows, or of a model that was not trained again.
 */
export function curveFacts(
  { curve, features }: SelectedFile,
  retrainer: Retrainer,
  years: SelectionYears,
): CurveFacts {
  const { names } = retrainer.table;
  const known = curve
    .map((point) => ({ error: point.error, features: point.features.map((name) => names.indexOf(name)) }))
    .filter((point) => !point.features.includes(-1))
    .sort((a, b) => b.features.length - a.features.length);
  const sizes = new Set(known.map((point) => point.features.length));
  const kept = [...features].sort().join('\n');
  const base = {
    curvePoints: sizes.size,
    curveFrom: known[0]?.features.length ?? null,
    curveTo: known.at(-1)?.features.length ?? null,
    curveHasSelected: curve.some((point) => [...point.features].sort().join('\n') === kept),
  };
  if (known.length === 0) return { ...base, curveOff: null, curveIs: null };
  const step = Math.max(1, (known.length - 1) / (POINTS - 1));
  const places = Array.from({ length: Math.min(POINTS, known.length) }, (_, i) => Math.round(i * step));
  const sample = [...new Set(places)].flatMap((place) => known[place] ?? []);
  const again = (learn: Years, judge: Years) =>
    sample.map((point) => retrainer.error(point.features, learn, judge));
  const told = sample.map((point) => point.error);
  const isSame = (errors: readonly number[]) =>
    middle(errors.map((error, i) => Math.abs(told[i]! / error - 1))) < SAME;
  const honest = again(years.learn, years.choose);
  const off = Math.max(...told.map((error, i) => Math.abs(error / told[0]! / (honest[i]! / honest[0]!) - 1)));
  const name = () => {
    if (isSame(honest)) return 'trained-anew';
    if (isSame(again(years.past, years.later)) || isSame(again(years.learn, years.later))) return 'held-out';
    if (isSame(again(years.past, years.past)) || isSame(again(years.learn, years.learn))) return 'own-rows';
    return off > OFF ? 'not-retrained' : 'trained-anew';
  };
  return { ...base, curveOff: off, curveIs: name() };
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
