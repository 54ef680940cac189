import type { Rng } from '../../../core/rng';
import { type Costs, cheapestThreshold, costByThreshold, thresholdByTheory } from '../../../evaluation/cost';
import { normals } from './hidden-predictions';

/** Customers of the hidden file: 1 left, 0 stayed, each with the probability that a model gave. */
export interface Customers {
  readonly truth: readonly number[];
  readonly probability: readonly number[];
}

export interface HiddenChurn {
  readonly training: Customers;
  readonly heldOut: Customers;
  readonly costs: Costs;
}

/**
 * Probabilities of a model that knows its training customers too well and is too sure of itself elsewhere, with costs of
 * its own. Drawn so that each short cut costs clearly more than the best threshold: 0.5, the best accuracy, the
 * best on the training customers or on all, and what theory says of honest probabilities; and so that no two are alike.
 */
export function hiddenChurn(rng: Rng): HiddenChurn {
  let made = draw(rng.fork('0'));
  for (let round = 1; round < 40 && !tells(made); round++) made = draw(rng.fork(String(round)));
  return made;
}

/** The file as the learner's program reads it. */
export function churnCsv({ training, heldOut }: HiddenChurn): string {
  const lines = [
    ...training.truth.map((truth, i) => `train,${truth},${training.probability[i]!.toFixed(4)}`),
    ...heldOut.truth.map((truth, i) => `held-out,${truth},${heldOut.probability[i]!.toFixed(4)}`),
  ];
  const rows = lines.map((line, i) => `${i + 1},${i % 3 === 0 ? 'One year' : 'Month-to-month'},${line}`);
  return `row,contract,part,truth,probability\n${rows.join('\n')}\n`;
}

/** The costs of a threshold over customers; one of at least the threshold is called. */
export function costAt({ truth, probability }: Customers, threshold: number, costs: Costs): number {
  return truth.reduce((sum, left, i) => {
    const called = probability[i]! >= threshold;
    if (called === (left === 1)) return sum;
    return sum + (called ? costs.falsePositive : costs.falseNegative);
  }, 0);
}

/** The thresholds of the usual short cuts, by name. */
export function shortCuts({ training, heldOut, costs }: HiddenChurn) {
  const together = {
    truth: [...training.truth, ...heldOut.truth],
    probability: [...training.probability, ...heldOut.probability],
  };
  const equal = { falsePositive: 1, falseNegative: 1 };
  return {
    half: 0.5,
    accuracy: cheapestThreshold(heldOut.truth, heldOut.probability, equal).threshold,
    training: cheapestThreshold(training.truth, training.probability, costs).threshold,
    'all-rows': cheapestThreshold(together.truth, together.probability, costs).threshold,
    theory: thresholdByTheory(costs),
  };
}

function tells(made: HiddenChurn): boolean {
  const { truth, probability } = made.heldOut;
  const least = Math.min(...costByThreshold(truth, probability, made.costs).map((step) => step.cost));
  const cuts = Object.values(shortCuts(made)).sort((a, b) => a - b);
  return cuts.every(
    (threshold, i) =>
      costAt(made.heldOut, threshold, made.costs) > 1.04 * least && threshold - (cuts[i - 1] ?? -1) > 0.012,
  );
}

function draw(rng: Rng): HiddenChurn {
  const normal = normals(rng);
  const customers = (count: number, sharpness: number, lift: number): Customers => {
    const scores = Array.from({ length: count }, () => -1 + 1.6 * normal());
    return {
      truth: scores.map((score) => (rng.next() < sigmoid(sharpness * score + lift) ? 1 : 0)),
      probability: scores.map((score) => Math.round(sigmoid(score) * 1e4) / 1e4),
    };
  };
  return {
    training: customers(900, 2.2, 0.4),
    heldOut: customers(700, 0.8, -0.9),
    costs: { falsePositive: rng.pick([20, 30, 40]), falseNegative: rng.pick([160, 200, 240]) },
  };
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
