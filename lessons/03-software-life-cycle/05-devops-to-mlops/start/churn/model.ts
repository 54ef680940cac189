import type { Customer } from './customers.ts';

/** What is trained, kept and shipped: weights over standardised inputs. */
export interface Model {
  readonly mean: readonly number[];
  readonly scale: readonly number[];
  readonly weights: readonly number[];
  readonly bias: number;
}

/** What a training is done with. */
export interface Settings {
  readonly epochs: number;
  readonly rate: number;
  readonly seed: number;
}

const INPUTS: readonly ((customer: Customer) => number)[] = [
  ({ tenure }) => Math.log(1 + tenure),
  ({ tenure }) => tenure / 12,
  ({ monthly }) => monthly,
  ({ internet }) => Number(internet === 'fiber'),
  ({ internet }) => Number(internet === 'dsl'),
  ({ contract }) => Number(contract === 'month'),
  ({ contract }) => Number(contract === 'two years'),
  ({ security }) => Number(security),
  ({ support }) => Number(support),
  ({ paperless }) => Number(paperless),
  ({ payment }) => Number(payment === 'e-check'),
  ({ senior }) => Number(senior),
];

/** Mulberry32: the same seed, the same numbers in [0, 1), on every machine. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const inputsOf = (customer: Customer) => INPUTS.map((input) => input(customer));

function predict({ mean, scale, weights, bias }: Model, row: readonly number[]): number {
  let sum = bias;
  for (let j = 0; j < row.length; j++) sum += (weights[j]! * (row[j]! - mean[j]!)) / scale[j]!;
  return 1 / (1 + Math.exp(-sum));
}

/** How likely a customer is to leave, in [0, 1]; NaN where something is missing. */
export const score = (model: Model, customer: Customer): number => predict(model, inputsOf(customer));

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Logistic regression by stochastic gradient descent, on customers of whom it is known who left. */
export function trainModel(
  customers: readonly Customer[],
  left: readonly boolean[],
  { epochs, rate, seed }: Settings,
): Model {
  const rows = customers.map(inputsOf);
  const columns = INPUTS.map((_, j) => rows.map((row) => row[j]!));
  const mean = columns.map(average);
  const scale = columns.map((column, j) => Math.sqrt(average(column.map((x) => (x - mean[j]!) ** 2))) || 1);
  const weights = INPUTS.map(() => 0);
  const model = { mean, scale, weights, bias: 0 };
  const random = chance(seed);
  const steps = epochs * 1000;
  for (let n = 0; n < steps; n++) {
    const step = rate / (1 + (4 * n) / steps);
    const i = Math.floor(random() * rows.length);
    const row = rows[i]!;
    const error = predict(model, row) - Number(left[i]);
    model.bias -= step * error;
    for (let j = 0; j < row.length; j++) weights[j]! -= (step * error * (row[j]! - mean[j]!)) / scale[j]!;
  }
  return model;
}
