/** What a training is done with. */
export interface Settings {
  readonly epochs: number;
  readonly rate: number;
  readonly seed: number;
}

/** Weights over standardised inputs. */
export interface Model {
  readonly inputs: readonly string[];
  readonly mean: readonly number[];
  readonly scale: readonly number[];
  readonly weights: readonly number[];
  readonly bias: number;
}

/** Mulberry32: the same seed, the same numbers in [0, 1), on every machine. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const sigmoid = (sum: number) => 1 / (1 + Math.exp(-sum));

/** What a model makes of a row: `link` turns the sum into an answer. */
export function predict(model: Model, row: readonly number[], link: (sum: number) => number): number {
  let sum = model.bias;
  for (let j = 0; j < row.length; j++)
    sum += (model.weights[j]! * (row[j]! - model.mean[j]!)) / model.scale[j]!;
  return link(sum);
}

/** Stochastic gradient descent over rows in an order that follows from the seed. */
export function train(
  inputs: readonly string[],
  rows: readonly (readonly number[])[],
  targets: readonly number[],
  { epochs, rate, seed }: Settings,
  link: (sum: number) => number,
): Model {
  const mean = inputs.map((_, j) => rows.reduce((sum, row) => sum + row[j]!, 0) / rows.length);
  const scale = inputs.map(
    (_, j) => Math.sqrt(rows.reduce((sum, row) => sum + (row[j]! - mean[j]!) ** 2, 0) / rows.length) || 1,
  );
  const weights = inputs.map(() => 0);
  const model = { inputs, mean, scale, weights, bias: targets.reduce((sum, one) => sum + one, 0) / targets.length };
  const random = chance(seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const step = rate / (1 + epoch / 4);
    for (let n = 0; n < rows.length; n++) {
      const i = Math.floor(random() * rows.length);
      const row = rows[i]!;
      const error = predict(model, row, link) - targets[i]!;
      model.bias -= step * error;
      for (let j = 0; j < row.length; j++)
        weights[j] = weights[j]! - (step * error * (row[j]! - mean[j]!)) / scale[j]!;
    }
  }
  return model;
}
