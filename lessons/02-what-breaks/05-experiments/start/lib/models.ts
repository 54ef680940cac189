/** Three families of models, all of them layers of weights, so that each can be logged and served in the same way. */
import type { Layer } from './mlflow/network.ts';
import { randomFrom, shuffled } from './random.ts';
import { solve } from './solve.ts';

/** All that a training hangs on, besides the data and the code. */
export type Settings = {
  /** Which training rows are drawn, and where the weights begin. */
  readonly seed: number;
  /** Training rows. */
  readonly rows: number;
} & (
  | { readonly family: 'ridge'; readonly alpha: number }
  | { readonly family: 'random-features'; readonly alpha: number; readonly units: number }
  | {
      readonly family: 'network';
      readonly units: number;
      readonly learningRate: number;
      readonly epochs: number;
    }
);

/** Hears of each epoch of a network: its mean squared error on the training rows. */
export type OnEpoch = (epoch: number, loss: number) => void;

/** Fits a model to rows of standardized inputs. */
export function fit(settings: Settings, x: number[][], y: number[], onEpoch: OnEpoch = () => {}): Layer[] {
  switch (settings.family) {
    case 'ridge':
      return [ridge(x, y, settings.alpha)];
    case 'random-features':
      return randomFeatures(x, y, settings);
    case 'network':
      return network(x, y, settings, onEpoch);
    default:
      throw new Error(`There is no family "${(settings as { family: string }).family}".`);
  }
}

/** Least squares with a penalty on large weights; the bias is not penalized. */
function ridge(x: number[][], y: number[], alpha: number): Layer {
  const size = x[0].length + 1;
  const matrix = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  const right = new Array<number>(size).fill(0);
  x.forEach((row, r) => {
    const whole = [...row, 1];
    for (let i = 0; i < size; i++) {
      right[i] += whole[i] * y[r];
      for (let j = 0; j < size; j++) matrix[i][j] += whole[i] * whole[j];
    }
  });
  for (let i = 0; i < size - 1; i++) matrix[i][i] += alpha;
  const weights = solve(matrix, right);
  return { weights: weights.slice(0, -1).map((weight) => [weight]), bias: weights.slice(-1), activation: 'linear' };
}

function randomLayer(inputs: number, units: number, random: () => number): { weights: number[][]; bias: number[] } {
  const scale = Math.sqrt(6 / inputs);
  const draw = () => (2 * random() - 1) * scale;
  return {
    weights: Array.from({ length: inputs }, () => Array.from({ length: units }, draw)),
    bias: Array.from({ length: units }, draw),
  };
}

const hiddenOf = ({ weights, bias }: { weights: number[][]; bias: number[] }, row: number[]) =>
  bias.map((start, j) => {
    let sum = start;
    for (let i = 0; i < row.length; i++) sum += row[i] * weights[i][j];
    return Math.max(0, sum);
  });

/** A hidden layer that is drawn and never trained, and ridge on what it makes. */
function randomFeatures(x: number[][], y: number[], settings: Settings & { family: 'random-features' }): Layer[] {
  const hidden = randomLayer(x[0].length, settings.units, randomFrom(settings.seed + 1));
  const made = x.map((row) => hiddenOf(hidden, row));
  return [{ ...hidden, activation: 'relu' }, ridge(made, y, settings.alpha)];
}

/** A network with one hidden layer, trained row by row in an order that is drawn anew for each epoch. */
function network(x: number[][], y: number[], settings: Settings & { family: 'network' }, onEpoch: OnEpoch): Layer[] {
  const { units, epochs, learningRate } = settings;
  const random = randomFrom(settings.seed + 1);
  const hidden = randomLayer(x[0].length, units, random);
  const out = Array.from({ length: units }, () => (2 * random() - 1) / Math.sqrt(units));
  let bias = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    let squares = 0;
    for (const r of shuffled(x.length, random)) {
      const row = x[r];
      const made = hiddenOf(hidden, row);
      const miss = made.reduce((sum, value, j) => sum + value * out[j], bias) - y[r];
      squares += miss * miss;
      const step = learningRate * miss;
      for (let j = 0; j < units; j++) {
        if (made[j] === 0) continue;
        const back = step * out[j];
        out[j] -= step * made[j];
        hidden.bias[j] -= back;
        for (let i = 0; i < row.length; i++) hidden.weights[i][j] -= back * row[i];
      }
      bias -= step;
    }
    onEpoch(epoch, squares / x.length);
  }
  return [
    { ...hidden, activation: 'relu' },
    { weights: out.map((weight) => [weight]), bias: [bias], activation: 'linear' },
  ];
}
