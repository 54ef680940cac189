import { readFile } from 'node:fs/promises';

/** The settings of one training: the hyperparameters. */
export interface Params {
  /** Splits and orders the customers: the same seed, the same model. */
  seed: number;
  /** Passes over the training rows. */
  epochs: number;
  /** How far one step goes in the first pass; later passes go less far. */
  learningRate: number;
  /** The price of large weights (L2 penalty); 0: none. */
  l2: number;
  /** The share of the customers that judge, in (0, 1). */
  heldOut: number;
}

/** The settings in params.json. */
export async function readParams(path = 'params.json'): Promise<Params> {
  return JSON.parse(await readFile(path, 'utf8')) as Params;
}
