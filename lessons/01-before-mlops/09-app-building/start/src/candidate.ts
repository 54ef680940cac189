import * as tf from '@tensorflow/tfjs';
import { fitEncoder } from './features.ts';
import { buildNetwork, releaseNetwork } from './network.ts';
import type { Params } from './params.ts';
import type { House, Sale } from './sales.ts';
import { type SavedModel, saveModel } from './saved-model.ts';
import { seedEverything } from './seed.ts';
import { fitTarget } from './target.ts';

/** A trained network, as one set of settings gives it. */
export interface Candidate {
  /** One estimate in dollars for each house, in the same order. */
  predict(houses: House[]): number[];
  /** Everything that estimating needs, as plain JSON. */
  save(): SavedModel;
  /** Frees every tensor. */
  dispose(): void;
}

/**
 * Trains a network on `rows` with the settings that it is given: `epochs` passes, no more and no fewer. Nothing is set
 * aside and nothing stops early: how long to train is a setting like the others, for a search to find.
 */
export async function trainCandidate(rows: Sale[], params: Params): Promise<Candidate> {
  seedEverything(params.seed);
  const encoder = fitEncoder(rows);
  const target = fitTarget(rows.map((sale) => sale.price));
  const inputs = tf.tensor2d(encoder.encode(rows));
  const targets = tf.tensor2d(rows.map((sale) => [target.toTarget(sale.price)]));

  const network = buildNetwork(inputs.shape[1], target, params);
  await network.fit(inputs, targets, { epochs: params.epochs, batchSize: params.batchSize, verbose: 0 });
  tf.dispose([inputs, targets]);

  return {
    predict: (houses) => {
      if (houses.length === 0) return [];
      const estimates = tf.tidy(() => (network.predict(tf.tensor2d(encoder.encode(houses))) as tf.Tensor).dataSync());
      return Array.from(estimates, target.toDollars);
    },
    save: () => saveModel(encoder.columns, target, network),
    dispose: () => releaseNetwork(network),
  };
}
