import type { Customer } from './customers.ts';
import type { Params } from './params.ts';
import { seededRandom, shuffled } from './random.ts';

/** A logistic regression over standardised inputs. */
export interface Logistic {
  readonly mean: readonly number[];
  readonly scale: readonly number[];
  readonly weights: readonly number[];
  readonly bias: number;
}

/** The probability that a customer leaves. */
export function probability({ mean, scale, weights, bias }: Logistic, inputs: readonly number[]): number {
  let sum = bias;
  for (let j = 0; j < inputs.length; j++) sum += (weights[j]! * (inputs[j]! - mean[j]!)) / scale[j]!;
  return 1 / (1 + Math.exp(-sum));
}

/** Fits by stochastic gradient descent, the customers in an order that follows from the seed. */
export function fitLogistic(
  customers: readonly Customer[],
  { seed, epochs, learningRate, l2 }: Pick<Params, 'seed' | 'epochs' | 'learningRate' | 'l2'>,
): Logistic {
  const width = customers[0]?.inputs.length;
  if (width === undefined) throw new Error('There are no customers to learn from.');
  const columns = Array.from({ length: width }, (_, j) => customers.map(({ inputs }) => inputs[j]!));
  const mean = columns.map((column) => column.reduce((sum, value) => sum + value, 0) / column.length);
  const scale = columns.map((column, j) => {
    const variance = column.reduce((sum, value) => sum + (value - mean[j]!) ** 2, 0) / column.length;
    return Math.sqrt(variance) || 1;
  });
  const weights = columns.map(() => 0);
  const random = seededRandom(seed);
  let bias = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const step = learningRate / (1 + epoch);
    for (const { inputs, churned } of shuffled(customers, random)) {
      const error = probability({ mean, scale, weights, bias }, inputs) - Number(churned);
      bias -= step * error;
      for (let j = 0; j < width; j++)
        weights[j]! -= step * ((error * (inputs[j]! - mean[j]!)) / scale[j]! + l2 * weights[j]!);
    }
  }
  return { mean, scale, weights, bias };
}
