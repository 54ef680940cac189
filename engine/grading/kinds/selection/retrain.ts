import { seededRng } from '../../../core/rng';
import { fitRidge } from '../../../dataset/ridge';
import { eliminate } from '../../../selection/eliminate';
import { meanAbsoluteError, permutationImportance } from '../../../selection/permutation-importance';
import type { FeatureColumns } from './feature-table';

/** How much large coefficients cost, as in `lib/ridge.ts` of the lesson. */
const RIDGE = 10;

/** Rows of a table, by their year of sale. */
export type Years = (year: number) => boolean;

/** A model of some features. */
interface Model {
  readonly predict: (columns: readonly Float64Array[]) => Float64Array;
  /** Of the standardised features, in their order. */
  readonly weights: readonly number[];
}

/** Ridge regression of the logarithm of the price on standardised features, learnt from the rows of some years. */
export class Retrainer {
  constructor(readonly table: FeatureColumns) {}

  /** The mean absolute error in dollars on the rows `judge`, of a model of these features learnt from the rows `learn`. */
  error(features: readonly number[], learn: Years, judge: Years): number {
    return this.#errorOf(this.#fit(features, learn), features, judge);
  }

  /** Removes the feature with the smallest standardised weight and trains again, down to `until` features. */
  eliminate(learn: Years, judge: Years, until: number) {
    return eliminate({
      count: this.table.names.length,
      fit: (features) => this.#fit(features, learn),
      error: (model, features) => this.#errorOf(model, features, judge),
      importance: ({ weights }) => weights.map(Math.abs),
      until,
    });
  }

  /** The features by their permutation importance on the rows `judge`, the most important first. */
  ranked(learn: Years, judge: Years): number[] {
    const features = [...this.table.columns.keys()];
    const model = this.#fit(features, learn);
    const importance = permutationImportance({
      columns: features.map((feature) => this.#take(this.table.columns[feature]!, judge)),
      truth: this.#take(this.table.prices, judge),
      predict: model.predict,
      error: meanAbsoluteError,
      repeats: 2,
      rng: seededRng('ranked'),
    }).features;
    return features.sort((a, b) => importance[b]!.mean - importance[a]!.mean);
  }

  #take(values: Float64Array, takes: Years): Float64Array {
    return values.filter((_, row) => takes(this.table.years[row]!));
  }

  #errorOf({ predict }: Model, features: readonly number[], judge: Years): number {
    const columns = features.map((feature) => this.#take(this.table.columns[feature]!, judge));
    return meanAbsoluteError(predict(columns), this.#take(this.table.prices, judge));
  }

  #fit(features: readonly number[], learn: Years): Model {
    const scaled = features.map((feature) => {
      const values = this.#take(this.table.columns[feature]!, learn);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
      const scale = Math.sqrt(variance) || 1;
      return { mean, scale, values: values.map((value) => (value - mean) / scale) };
    });
    const prices = this.#take(this.table.prices, learn);
    const rows = Array.from(prices, (_, row) => scaled.map(({ values }) => values[row]!));
    const targets = Array.from(prices, Math.log);
    const { intercept, coefficients } = fitRidge(rows, targets, RIDGE);
    return {
      weights: coefficients,
      predict: (columns) =>
        Float64Array.from({ length: columns[0]!.length }, (_, row) =>
          Math.exp(
            scaled.reduce(
              (sum, { mean, scale }, j) => sum + (coefficients[j]! * (columns[j]![row]! - mean)) / scale,
              intercept,
            ),
          ),
        ),
    };
  }
}
