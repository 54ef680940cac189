/** A model that is all numbers: layers of weights, as JSON, so that any language can read it. */

/** A layer: `weights[input][output]`, a bias for each output, and what is done with the sums. */
export interface Layer {
  readonly weights: readonly (readonly number[])[];
  readonly bias: readonly number[];
  readonly activation: 'linear' | 'relu' | 'sigmoid' | 'tanh' | 'softmax' | 'exp';
}

/** A column of numbers; what goes in is `(value - mean) / scale`, what comes out is `value * scale + mean`. */
export interface Column {
  readonly name: string;
  readonly mean?: number;
  readonly scale?: number;
}

/** Dense layers one after the other; a linear model is one with a single layer. */
export interface Network {
  readonly inputs: readonly Column[];
  readonly outputs: readonly Column[];
  readonly layers: readonly Layer[];
}

/** What a network makes of one row. */
export function predict({ inputs, outputs, layers }: Network, row: readonly number[]): number[] {
  if (row.length !== inputs.length)
    throw new Error(`The model has ${inputs.length} inputs, but the row has ${row.length} values.`);
  let values = row.map((value, i) => (value - (inputs[i]!.mean ?? 0)) / (inputs[i]!.scale ?? 1));
  for (const { weights, bias, activation } of layers) {
    const sums = bias.map((start, j) =>
      values.reduce((sum, value, i) => sum + value * weights[i]![j]!, start),
    );
    values = activate(activation, sums);
  }
  return values.map((value, i) => value * (outputs[i]?.scale ?? 1) + (outputs[i]?.mean ?? 0));
}

function activate(activation: Layer['activation'], values: number[]): number[] {
  switch (activation) {
    case 'linear':
      return values;
    case 'relu':
      return values.map((value) => Math.max(0, value));
    case 'sigmoid':
      return values.map((value) => 1 / (1 + Math.exp(-value)));
    case 'tanh':
      return values.map(Math.tanh);
    case 'exp':
      return values.map(Math.exp);
    case 'softmax': {
      const top = Math.max(...values);
      const powers = values.map((value) => Math.exp(value - top));
      const sum = powers.reduce((total, value) => total + value, 0);
      return powers.map((value) => value / sum);
    }
    default:
      throw new Error(`The activation "${activation}" is not known here.`);
  }
}

/** What is used of a layer of TensorFlow.js. */
interface TfLayer {
  getClassName(): string;
  getConfig(): { readonly activation?: unknown };
  getWeights(): readonly { arraySync(): unknown }[];
}

/** The layers of a TensorFlow.js model that is made of dense layers only. */
export function layersOf(model: { readonly layers: readonly TfLayer[] }): Layer[] {
  const found: Layer[] = [];
  for (const layer of model.layers) {
    const kind = layer.getClassName();
    if (kind === 'InputLayer' || kind === 'Dropout') continue;
    if (kind !== 'Dense') throw new Error(`A network here has dense layers only; this model has a ${kind}.`);
    const [weights, bias] = layer.getWeights().map((tensor) => tensor.arraySync());
    found.push({
      weights: weights as number[][],
      bias: (bias as number[] | undefined) ?? (weights as number[][])[0]!.map(() => 0),
      activation: String(layer.getConfig().activation ?? 'linear') as Layer['activation'],
    });
  }
  return found;
}
