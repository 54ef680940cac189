/** How features are removed. A feature is its place among all. */
export interface EliminationTask<Model> {
  /** How many features there are. */
  readonly count: number;
  /** Trains a model on some of the features, in the order given. */
  readonly fit: (features: readonly number[]) => Model;
  /** How wrong the model is on rows that it did not learn from. */
  readonly error: (model: Model, features: readonly number[]) => number;
  /** How important each of its features is to this model, in their order; the least goes next. */
  readonly importance: (model: Model, features: readonly number[]) => ArrayLike<number>;
  /** Stops with this many features; 1 unless given. */
  readonly until?: number;
}

/** A model on the way from all features to few. */
export interface EliminationStep {
  /** Ascending. */
  readonly features: readonly number[];
  readonly error: number;
  /** The feature that is removed next; null in the last step. */
  readonly removed: number | null;
}

/**
 * Recursive feature elimination (Guyon, Weston, Barnhill & Vapnik, 2002): trains, removes the least important feature,
 * and trains again, because what a feature is worth depends on which others are there. Of equals the last one goes.
 * @throws RangeError when `count` or `until` is below 1, or there is not one importance a feature.
 */
export function eliminate<Model>({
  count,
  fit,
  error,
  importance,
  until = 1,
}: EliminationTask<Model>): EliminationStep[] {
  if (count < 1 || until < 1) throw new RangeError(`eliminate needs features, got ${count}, until ${until}`);
  const steps: EliminationStep[] = [];
  let features: readonly number[] = Array.from({ length: count }, (_, i) => i);
  for (;;) {
    const model = fit(features);
    const found = error(model, features);
    if (features.length <= until) return [...steps, { features, error: found, removed: null }];
    const weights = importance(model, features);
    if (weights.length !== features.length)
      throw new RangeError(`${features.length} features, but ${weights.length} importances`);
    let least = 0;
    for (let i = 1; i < features.length; i++) if (weights[i]! <= weights[least]!) least = i;
    const removed = features[least]!;
    steps.push({ features, error: found, removed });
    features = features.filter((feature) => feature !== removed);
  }
}
