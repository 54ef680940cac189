import type { Customer } from './customers.ts';
import { features, INPUTS } from './features.ts';

/** What a training is done with. */
export interface Settings {
  readonly epochs: number;
  readonly rate: number;
  readonly seed: number;
}

/** What is trained, kept and shipped: weights over standardised inputs. */
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

/** What a model makes of a row of inputs: a probability. */
function predict({ mean, scale, weights, bias }: Model, row: readonly number[]): number {
  let sum = bias;
  for (let j = 0; j < row.length; j++) sum += (weights[j]! * (row[j]! - mean[j]!)) / scale[j]!;
  return 1 / (1 + Math.exp(-sum));
}

/** How likely a customer is to leave, in [0, 1]. */
export function score(model: Model, customer: Customer): number {
  const row = features(customer);
  return predict(model, row);
}

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Trains on customers of whom it is known who left: logistic regression by stochastic gradient descent. The order of the
 * customers follows from the seed.
 */
export function trainModel(customers: readonly Customer[], { epochs, rate, seed }: Settings): Model {
  const rows = customers.map(features);
  const targets = customers.map(({ left }) => Number(left));
  const columns = INPUTS.map((_, j) => rows.map((row) => row[j]!));
  const mean = columns.map(average);
  const scale = columns.map((column, j) => Math.sqrt(average(column.map((x) => (x - mean[j]!) ** 2))) || 1);
  const weights = INPUTS.map(() => 0);
  const model = { inputs: INPUTS, mean, scale, weights, bias: 0 };
  const random = chance(seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const step = rate / (1 + epoch);
    for (let n = 0; n < rows.length; n++) {
      const i = Math.floor(random() * rows.length);
      const row = rows[i]!;
      const error = predict(model, row) - targets[i]!;
      model.bias -= step * error;
      for (let j = 0; j < row.length; j++)
        weights[j] = weights[j]! - (step * error * (row[j]! - mean[j]!)) / scale[j]!;
    }
  }
  return model;
}
