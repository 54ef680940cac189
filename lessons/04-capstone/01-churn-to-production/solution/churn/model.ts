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
  readonly decay: number;
  readonly seed: number;
}

/** What the model looks at. Tenure tells most at its beginning, so its logarithm is there as well. */
export const INPUTS: Readonly<Record<string, (customer: Customer) => number>> = {
  monthly_charges: ({ monthlyCharges }) => monthlyCharges,
  tenure: ({ tenure }) => tenure,
  log_tenure: ({ tenure }) => Math.log(1 + tenure),
  monthly_contract: ({ contract }) => Number(contract === 'Month-to-month'),
  two_years: ({ contract }) => Number(contract === 'Two year'),
  fiber: ({ internetService }) => Number(internetService === 'Fiber optic'),
  no_internet: ({ internetService }) => Number(internetService === 'No'),
  e_check: ({ paymentMethod }) => Number(paymentMethod === 'Electronic check'),
  secured: ({ onlineSecurity }) => Number(onlineSecurity === 'Yes'),
  supported: ({ techSupport }) => Number(techSupport === 'Yes'),
  senior: ({ isSenior }) => Number(isSenior),
};

const inputsOf = (customer: Customer): number[] => Object.values(INPUTS).map((input) => input(customer));

function predict({ mean, scale, weights, bias }: Model, row: readonly number[]): number {
  let sum = bias;
  for (let j = 0; j < row.length; j++) sum += (weights[j]! * (row[j]! - mean[j]!)) / scale[j]!;
  return 1 / (1 + Math.exp(-sum));
}

/** How likely a customer is to leave, in [0, 1]. */
export const score = (model: Model, customer: Customer): number => predict(model, inputsOf(customer));

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

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Logistic regression by stochastic gradient descent, on customers of whom it is known who left. */
export function trainModel(
  customers: readonly Customer[],
  left: readonly boolean[],
  { epochs, rate, decay, seed }: Settings,
): Model {
  const rows = customers.map(inputsOf);
  const columns = Object.keys(INPUTS).map((_, j) => rows.map((row) => row[j]!));
  const mean = columns.map(average);
  const scale = columns.map((column, j) => Math.sqrt(average(column.map((x) => (x - mean[j]!) ** 2))) || 1);
  const weights = columns.map(() => 0);
  const model = { mean, scale, weights, bias: 0 };
  const random = chance(seed);
  const steps = epochs * rows.length;
  for (let n = 0; n < steps; n++) {
    const step = rate / (1 + (4 * n) / steps);
    const i = Math.floor(random() * rows.length);
    const row = rows[i]!;
    const error = predict(model, row) - Number(left[i]);
    model.bias -= step * error;
    for (let j = 0; j < row.length; j++)
      weights[j]! -= step * ((error * (row[j]! - mean[j]!)) / scale[j]! + decay * weights[j]!);
  }
  return model;
}
