import { seededRng } from '../../../core/rng';
import { type RidgeSums, ridgeSums, solveRidge } from '../../../dataset/ridge';
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

/** The table for the rows of some years. */
interface Part {
  readonly columns: readonly Float64Array[];
  readonly prices: Float64Array;
}

/** What every model that learns from the same rows shares. */
interface Lessons {
  /** By which each feature is standardised. */
  readonly scales: readonly { readonly mean: number; readonly scale: number }[];
  readonly sums: RidgeSums;
}

/**
 * Ridge regression of the logarithm of the price on standardised features, learnt from the rows of some years. A
 * selection trains many models on the same rows: what does not hang on the choice of features is computed once.
 */
export class Retrainer {
  readonly #parts = new Map<Years, Part>();
  readonly #lessons = new Map<Years, Lessons>();

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
    const { columns, prices } = this.#part(judge);
    const importance = permutationImportance({
      columns,
      truth: prices,
      predict: model.predict,
      error: meanAbsoluteError,
      repeats: 2,
      rng: seededRng('ranked'),
    }).features;
    return features.sort((a, b) => importance[b]!.mean - importance[a]!.mean);
  }

  #errorOf({ predict }: Model, features: readonly number[], judge: Years): number {
    const { columns, prices } = this.#part(judge);
    return meanAbsoluteError(predict(features.map((feature) => columns[feature]!)), prices);
  }

  #fit(features: readonly number[], learn: Years): Model {
    const { scales, sums } = this.#lessonsOf(learn);
    const { intercept, coefficients } = solveRidge(sums, features, RIDGE);
    const own = features.map((feature) => scales[feature]!);
    return {
      weights: coefficients,
      predict: (columns) =>
        Float64Array.from({ length: columns[0]!.length }, (_, row) => {
          let log = intercept;
          for (let j = 0; j < own.length; j++)
            log += (coefficients[j]! * (columns[j]![row]! - own[j]!.mean)) / own[j]!.scale;
          return Math.exp(log);
        }),
    };
  }

  #lessonsOf(learn: Years): Lessons {
    const known = this.#lessons.get(learn);
    if (known) return known;
    const { columns, prices } = this.#part(learn);
    const scaled = columns.map((values) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
      const scale = Math.sqrt(variance) || 1;
      return { mean, scale, values: values.map((value) => (value - mean) / scale) };
    });
    const sums = ridgeSums(
      scaled.map(({ values }) => values),
      prices.map(Math.log),
    );
    const lessons = { scales: scaled.map(({ mean, scale }) => ({ mean, scale })), sums };
    this.#lessons.set(learn, lessons);
    return lessons;
  }

  #part(takes: Years): Part {
    const known = this.#parts.get(takes);
    if (known) return known;
    const { columns, prices, years } = this.table;
    const take = (values: Float64Array) => values.filter((_, row) => takes(years[row]!));
    const part = { columns: columns.map(take), prices: take(prices) };
    this.#parts.set(takes, part);
    return part;
  }
}
