import { StagecraftError } from '../../../core/errors';

/** A `weights.json` cannot be used. */
export class NetworkError extends StagecraftError<'network-invalid'> {
  constructor(reason: string) {
    super('network-invalid', `The weights of the model cannot be used: ${reason}.`);
  }
}

/** A column of numbers; what goes in is `(value - mean) / scale`, what comes out is `value * scale + mean`. */
export interface Column {
  readonly name: string;
  readonly mean: number;
  readonly scale: number;
}

const ACTIVATIONS = ['linear', 'relu', 'sigmoid', 'tanh', 'softmax', 'exp'] as const;
type Activation = (typeof ACTIVATIONS)[number];

/** A layer: `weights[input][output]`, a bias for each output, and what is done with the sums. */
interface Layer {
  readonly weights: readonly (readonly number[])[];
  readonly bias: readonly number[];
  readonly activation: Activation;
}

/** The network that the workspaces' client of MLflow logs as `weights.json` (`mlflow/network.ts` there). */
export interface Network {
  readonly inputs: readonly Column[];
  readonly outputs: readonly Column[];
  readonly layers: readonly Layer[];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const isNumbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'number' && Number.isFinite(one));

function columnsOf(value: unknown, what: string): Column[] {
  if (!Array.isArray(value) || value.length === 0) throw new NetworkError(`${what} are no list of columns`);
  return value.map((column: unknown, index) => {
    const record = isRecord(column) ? column : {};
    const number = (key: string, standard: number) => {
      const one = record[key] ?? standard;
      if (typeof one !== 'number' || !Number.isFinite(one))
        throw new NetworkError(`${what}[${index}].${key} is no number`);
      return one;
    };
    if (typeof record.name !== 'string') throw new NetworkError(`${what}[${index}] has no name`);
    return { name: record.name, mean: number('mean', 0), scale: number('scale', 1) };
  });
}

/** Reads a `weights.json`. @throws NetworkError. */
export function readNetwork(text: string): Network {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new NetworkError('the file is not JSON');
  }
  const record = isRecord(value) ? value : {};
  const inputs = columnsOf(record.inputs, 'inputs');
  const outputs = columnsOf(record.outputs, 'outputs');
  if (!Array.isArray(record.layers)) throw new NetworkError('it has no layers');
  let width = inputs.length;
  const layers = record.layers.map((layer: unknown, index): Layer => {
    const { weights, bias, activation } = isRecord(layer) ? layer : {};
    const known = ACTIVATIONS.find((name) => name === activation);
    if (known === undefined)
      throw new NetworkError(`layer ${index} has the activation ${JSON.stringify(activation)}`);
    if (!isNumbers(bias)) throw new NetworkError(`layer ${index} has no biases`);
    const fits = Array.isArray(weights) && weights.length === width;
    if (!fits || !weights.every((row) => isNumbers(row) && row.length === bias.length))
      throw new NetworkError(`layer ${index} has not ${width} × ${bias.length} weights`);
    width = bias.length;
    return { weights, bias, activation: known };
  });
  if (width !== outputs.length)
    throw new NetworkError(`it has ${outputs.length} outputs, its last layer ${width}`);
  return { inputs, outputs, layers };
}

function activate(activation: Activation, values: number[]): number[] {
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
  }
}

/** What a network makes of one row, which has a value for each input. */
export function predictRow({ inputs, outputs, layers }: Network, row: readonly number[]): number[] {
  let values = inputs.map(({ mean, scale }, i) => (row[i]! - mean) / scale);
  for (const { weights, bias, activation } of layers) {
    const sums = bias.map((start, j) =>
      values.reduce((sum, value, i) => sum + value * weights[i]![j]!, start),
    );
    values = activate(activation, sums);
  }
  return outputs.map(({ mean, scale }, i) => values[i]! * scale + mean);
}
