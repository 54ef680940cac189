import type { Facts } from '../../../core/facts';
import { quantileOfSorted } from '../../../core/quantile';
import type { Rng } from '../../../core/rng';
import { bootstrapMean, bootstrapPaired, type Interval } from '../../../evaluation/bootstrap';
import { cheapestThreshold } from '../../../evaluation/cost';
import { errorByGroup, type GroupError } from '../../../evaluation/groups';
import { ascending, meanOf } from '../../../evaluation/quantile';
import { costAt, type HiddenChurn, shortCuts } from './hidden-churn';
import { errorsOf, type HiddenPredictions } from './hidden-predictions';

/** The facts about an evaluation that a program wrote, with their meanings. */
export const REPORT_FACTS = {
  n: 'sales in the predictions file',
  mae: 'the average error that was reported, in dollars',
  trueMae: 'the average error in the file, in dollars',
  maeFrom:
    'what the reported average error is (average-error, own-file, signed, squared, median, share, missing, other)',
  low: 'the lower end that was reported for the average error',
  high: 'the upper end that was reported for the average error',
  trueLow: 'the lower end of the 95 % interval of the average error',
  trueHigh: 'the upper end of the 95 % interval of the average error',
  intervalFrom:
    'what the reported interval is (average, single-errors, no-width, narrow, wide, missing, other)',
  groupName: 'the group that was reported as the worst',
  groupMae: 'the average error that was reported for it',
  groupN: 'the sales that were reported for it',
  namedN: 'the sales of the reported group in the file',
  namedMae: 'the average error of the reported group in the file',
  namedShare: 'the average error of the reported group as a share of the price',
  trueGroup: 'the worst group of at least the required size',
  trueGroupN: 'the sales of the worst group',
  trueGroupMae: 'the average error of the worst group, in dollars',
  trueGroupLow: 'the lower end of the 95 % interval of the worst group',
  trueGroupHigh: 'the upper end of the 95 % interval of the worst group',
  groupFrom: 'how the reported group was chosen (dollars, too-small, share, signed, missing, unknown, other)',
  groupFigures: 'what is wrong with its figures (right, rows, error, interval, missing)',
  groupLow: 'the lower end that was reported for the group',
  groupHigh: 'the upper end that was reported for the group',
  difference: 'the difference that was reported, in dollars',
  differenceLow: 'the lower end that was reported for the difference',
  differenceHigh: 'the upper end that was reported for the difference',
  trueDifference: 'the average error of the model less that of the baseline, in dollars',
  trueDifferenceLow: 'the lower end of the 95 % interval of the difference, paired',
  trueDifferenceHigh: 'the upper end of the 95 % interval of the difference, paired',
  differenceFrom:
    'how the reported comparison was made (paired, apart, ends, flipped, single-rows, no-width, missing, other)',
  threshold: 'the threshold that was reported',
  cost: 'the cost that was reported, in dollars',
  trueThreshold: 'the threshold of least cost on the held-out customers',
  leastCost: 'the least cost on the held-out customers, in dollars',
  costThere: 'the cost of the reported threshold on the held-out customers, in dollars',
  costRatio: 'the cost of the reported threshold as a share of the least cost',
  costOff: 'how far the reported cost is from that of the reported threshold, as a share',
  thresholdFrom:
    'how the threshold was chosen (least, half, accuracy, training, all-rows, theory, missing, other)',
} as const;

interface Judged {
  readonly report: unknown;
  readonly predictions: HiddenPredictions;
  readonly churn: HiddenChurn;
  /** A group must have this many rows to be called the worst. */
  readonly leastRows: number;
  /** The average error in the learner's own predictions file; null: there is none. */
  readonly ownMae: number | null;
  readonly rng: Rng;
}

/** Holds a reported evaluation against the figures of the hidden files, and names how each was come by. */
export function reportFacts(judged: Judged): Facts {
  return {
    ...overallFacts(judged),
    ...groupFacts(judged),
    ...comparisonFacts(judged),
    ...thresholdFacts(judged),
  };
}

/** How the ends of intervals are resampled here; 4,000 keep their own noise under 1 % of the width. */
const RESAMPLES = 4000;

function overallFacts({ report, predictions, ownMae, rng }: Judged): Facts {
  const { model } = errorsOf(predictions);
  const truth = bootstrapMean(model, { rng: rng.fork('overall'), resamples: RESAMPLES });
  const [mae, low, high] = ['mae', 'low', 'high'].map((key) => numberAt(report, 'overall', key));
  const prices = predictions.sales.map((sale) => sale.price);
  const residuals = prices.map((price, i) => predictions.estimate[i]! - price);
  const known = {
    'average-error': truth.estimate,
    'own-file': ownMae ?? Number.NaN,
    signed: meanOf(residuals),
    squared: Math.sqrt(meanOf(residuals.map((residual) => residual ** 2))),
    median: quantileOfSorted(ascending(model), 0.5),
    share: meanOf(model.map((error, i) => error / prices[i]!)),
  };
  return {
    n: model.length,
    mae: mae!,
    trueMae: truth.estimate,
    maeFrom: nameOf(mae!, known),
    low: low!,
    high: high!,
    trueLow: truth.low,
    trueHigh: truth.high,
    intervalFrom: intervalKind({ low: low!, high: high! }, truth, model),
  };
}

function groupFacts({ report, predictions, leastRows, rng }: Judged): Facts {
  const { sales, estimate } = predictions;
  const groups = errorByGroup(
    sales.map((sale) => sale.place),
    sales.map((sale) => sale.price),
    estimate,
    { rng: rng.fork('groups'), resamples: RESAMPLES },
  );
  const large = groups.filter((group) => group.n >= leastRows);
  const worst = large[0]!;
  const name = textAt(report, 'worstGroup', 'name');
  const named = groups.find((group) => group.name === name);
  const [n, mae, low, high] = ['n', 'mae', 'low', 'high'].map((key) => numberAt(report, 'worstGroup', key));
  return {
    groupName: name,
    groupN: n!,
    groupMae: mae!,
    groupLow: low!,
    groupHigh: high!,
    namedN: named?.n ?? null,
    namedMae: named?.mae ?? null,
    namedShare: named?.mape ?? null,
    trueGroup: worst.name,
    trueGroupN: worst.n,
    trueGroupMae: worst.mae,
    trueGroupLow: worst.interval.low,
    trueGroupHigh: worst.interval.high,
    groupFrom: groupKind(name, named, large, leastRows),
    groupFigures: figuresOf(named, { n: n!, mae: mae!, low: low!, high: high! }),
  };
}

function groupKind(
  name: string | null,
  named: GroupError | undefined,
  large: readonly GroupError[],
  leastRows: number,
): string {
  if (name === null) return 'missing';
  if (!named) return 'unknown';
  if (named.n < leastRows) return 'too-small';
  if (named === large[0]) return 'dollars';
  const most = (by: (group: GroupError) => number) =>
    large.reduce((a, b) => (by(b) > by(a) ? b : a)) === named;
  if (most((group) => group.mape ?? 0)) return 'share';
  return most((group) => group.bias) || most((group) => -group.bias) ? 'signed' : 'other';
}

interface Figures {
  readonly n: number | null;
  readonly mae: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

function figuresOf(group: GroupError | undefined, { n, mae, low, high }: Figures): string {
  if (!group || n === null || mae === null) return 'missing';
  if (n !== group.n) return 'rows';
  if (!isNear(mae, group.mae)) return 'error';
  return holds({ low, high }, group.interval) ? 'right' : 'interval';
}

function comparisonFacts({ report, predictions, rng }: Judged): Facts {
  const { model, baseline } = errorsOf(predictions);
  const options = (name: string) => ({ rng: rng.fork(name), resamples: RESAMPLES });
  const truth = bootstrapPaired(model, baseline, options('paired'));
  const [a, b] = [bootstrapMean(model, options('model')), bootstrapMean(baseline, options('baseline'))];
  const half = Math.hypot(a.high - a.low, b.high - b.low) / 2;
  const differences = model.map((error, i) => error - baseline[i]!);
  const [difference, low, high] = ['difference', 'low', 'high'].map((key) =>
    numberAt(report, 'comparison', key),
  );
  const given = { low: low!, high: high! };
  const flipped = { estimate: -truth.estimate, low: -truth.high, high: -truth.low };
  const apart = { estimate: truth.estimate, low: truth.estimate - half, high: truth.estimate + half };
  const ends = { estimate: truth.estimate, low: a.low - b.high, high: a.high - b.low };
  const kind = () => {
    if (difference === null || low === null || high === null) return 'missing';
    if (isNear(difference!, flipped.estimate)) return 'flipped';
    if (!isNear(difference!, truth.estimate)) return 'other';
    if (holds(given, truth)) return 'paired';
    if (high! - low! <= 0) return 'no-width';
    if (holds(given, apart)) return 'apart';
    if (holds(given, ends)) return 'ends';
    return holds(given, spreadOf(differences)) ? 'single-rows' : 'other';
  };
  return {
    difference: difference!,
    differenceLow: low!,
    differenceHigh: high!,
    trueDifference: truth.estimate,
    trueDifferenceLow: truth.low,
    trueDifferenceHigh: truth.high,
    differenceFrom: kind(),
  };
}

function thresholdFacts({ report, churn }: Judged): Facts {
  const { heldOut, costs } = churn;
  const best = cheapestThreshold(heldOut.truth, heldOut.probability, costs);
  const threshold = numberAt(report, 'churn', 'threshold');
  const cost = numberAt(report, 'churn', 'cost');
  const there = threshold === null ? null : costAt(heldOut, threshold, costs);
  const kind = () => {
    if (threshold === null || there === null) return 'missing';
    if (there <= best.cost * 1.01) return 'least';
    const away = ([, value]: readonly [string, number]) => Math.abs(value - threshold);
    const [cut] = Object.entries(shortCuts(churn)).sort((a, b) => away(a) - away(b));
    return cut && away(cut) < 0.006 ? cut[0] : 'other';
  };
  return {
    threshold,
    cost,
    trueThreshold: best.threshold,
    leastCost: best.cost,
    costThere: there,
    costRatio: there === null ? null : there / best.cost,
    costOff: there === null || cost === null ? null : Math.abs(cost - there) / there,
    thresholdFrom: kind(),
  };
}

function intervalKind(
  given: { readonly low: number | null; readonly high: number | null },
  truth: Interval,
  errors: Float64Array,
): string {
  if (given.low === null || given.high === null) return 'missing';
  if (holds(given, truth)) return 'average';
  const width = given.high - given.low;
  if (width <= 0) return 'no-width';
  if (holds(given, spreadOf(errors))) return 'single-errors';
  const middle = (given.low + given.high) / 2;
  if (Math.abs(middle - truth.estimate) > 0.25 * (truth.high - truth.low)) return 'other';
  return width < truth.high - truth.low ? 'narrow' : 'wide';
}

/** The middle 95 % of single values: what is often taken for the interval of their mean. */
function spreadOf(values: Float64Array): Interval {
  const sorted = ascending(values);
  return {
    estimate: meanOf(values),
    low: quantileOfSorted(sorted, 0.025),
    high: quantileOfSorted(sorted, 0.975),
  };
}

/**
 * Whether an interval is the true one but for chance: both ends within 12 % of its width, the width within 10 to 12 %.
 * The ends of 1,000 resamples swing by about 2 %; a 90 % interval is 16 % narrower.
 */
function holds(
  given: { readonly low: number | null; readonly high: number | null },
  truth: Interval,
): boolean {
  if (given.low === null || given.high === null) return false;
  const width = truth.high - truth.low;
  const ratio = (given.high - given.low) / width;
  const off = Math.max(Math.abs(given.low - truth.low), Math.abs(given.high - truth.high)) / width;
  return ratio > 0.9 && ratio < 1.12 && off < 0.12;
}

function isNear(value: number, expected: number): boolean {
  return Math.abs(value - expected) <= Math.max(0.6, 1e-3 * Math.abs(expected));
}

function nameOf(value: number | null, known: Readonly<Record<string, number>>): string {
  if (value === null) return 'missing';
  const near = ([name, expected]: readonly [string, number]) =>
    name === 'share' ? Math.abs(value - expected) < 1e-3 * expected : isNear(value, expected);
  return Object.entries(known).find(near)?.[0] ?? 'other';
}

function numberAt(report: unknown, part: string, key: string): number | null {
  const value = valueAt(valueAt(report, part), key);
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function textAt(report: unknown, part: string, key: string): string | null {
  const value = valueAt(valueAt(report, part), key);
  return typeof value === 'string' ? value : null;
}

function valueAt(holder: unknown, key: string): unknown {
  return typeof holder === 'object' && holder !== null && Object.hasOwn(holder, key)
    ? (holder as Record<string, unknown>)[key]
    : undefined;
}
