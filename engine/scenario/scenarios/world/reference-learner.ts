import { portableExp, portableLog } from '../../../core/portable-math';
import { type LinearModel, solveRidge } from '../../../dataset/ridge';
import { CRASHES, type ModelMaker, REFUSES, type TrainingOrder } from '../../../world/ports';
import type { RowCondition } from '../../../world/rows/condition';
import type { RowFeed } from '../../../world/rows/row-feed';
import { RowEncoder } from './encode-rows';
import { SumsOfPrefixes } from './sums-of-prefixes';

/**
 * What the code of the service does with a row that is not as it should be. `none`: it computes with what there is; a missing
 * number ends the request. `checked`: it refuses what is missing, unknown or outside of what it knows.
 */
export type Care = 'none' | 'checked';

/** Recipes: how strongly weights are held back, and over how many of the newest labels the level is set. */
const RECIPES = [
  { lambda: 3, recent: 40 },
  { lambda: 3, recent: 0 },
  { lambda: 300, recent: 0 },
] as const;

/**
 * Ridge regression on what the store holds, trained anew in each training: of the logarithm of a price, or of 0 and 1 (a linear
 * probability, cut to 0 … 1). The first recipe moves its level to that of the newest labels, so that it follows a market.
 * @param known rows by which scales and categories are found
 */
export function referenceLearner(feed: RowFeed, known: number, care: Care): ModelMaker {
  const encoder = new RowEncoder(feed, known);
  const isPrice = feed.task === 'regression';
  const targetOf = (y: number) => (isPrice ? portableLog(Math.max(1, y)) : y);
  const sums = new SumsOfPrefixes(encoder);
  return {
    recipes: RECIPES.length,
    train: ({ rows, targets, recipe, without }: TrainingOrder) => {
      const { lambda, recent } = RECIPES[recipe]!;
      const left = encoder.placesOf(without);
      const places = Array.from({ length: encoder.width }, (_, at) => at).filter((at) => !left.has(at));
      const scaled = targets.map(targetOf);
      const model = solveRidge(sums.of(rows, scaled), places, lambda);
      const weights = new Float64Array(encoder.width);
      for (const [at, place] of places.entries()) weights[place] = model.coefficients[at]!;
      const level = levelOf(model, weights, encoder, rows, scaled, recent, without);
      return {
        answer: (row: number, condition: RowCondition | null) => {
          const { sum, problem } = encoder.dot(weights, row, condition, without);
          if (problem !== null && care === 'checked') return REFUSES;
          if (problem === 'missing') return CRASHES;
          return isPrice ? portableExp(sum + level) : Math.min(1, Math.max(0, sum + level));
        },
      };
    },
  };
}

/** The intercept, or what brings the newest labels right on the median. */
function levelOf(
  { intercept }: LinearModel,
  weights: Float64Array,
  encoder: RowEncoder,
  rows: Int32Array,
  targets: Float64Array,
  recent: number,
  without: readonly string[],
): number {
  if (recent === 0 || rows.length === 0) return intercept;
  const from = Math.max(0, rows.length - recent);
  const left = Float64Array.from(rows.subarray(from), (row, i) => {
    return targets[from + i]! - encoder.dot(weights, row, null, without).sum;
  }).sort();
  return left[left.length >> 1]!;
}
