import { readFile } from 'node:fs/promises';

/** The settings of one training: the hyperparameters. */
export interface Params {
  seed: number;
  /** How far one step of the optimiser goes. */
  learningRate: number;
  /** How many sales are looked at for one step. */
  batchSize: number;
  /** Units of each hidden layer: [64, 32] is two layers. */
  layers: number[];
  /** At most this many passes over the training rows. */
  epochs: number;
  /** The price of large weights (L2 penalty); 0: none. */
  l2: number;
  /** Stop after this many epochs without a better validation error; 0: never. */
  patience: number;
}

/** The settings in params.json. */
export async function readParams(path = 'params.json'): Promise<Params> {
  return JSON.parse(await readFile(path, 'utf8')) as Params;
}
