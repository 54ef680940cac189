import * as tf from '@tensorflow/tfjs';
import { fitEncoder } from './features.ts';
import type { House, Sale } from './sales.ts';

export interface TrainOptions {
  /** The same seed gives the same model; another seed gives another one. */
  seed: number;
  /** When given: at most this many epochs, whatever you would have chosen. */
  epochs?: number;
}

export interface PriceModel {
  /** One estimate in dollars for each house, in the same order. */
  predict(houses: House[]): number[];
  /** Frees every tensor that the model holds. */
  dispose(): void;
}

/** Trains a network on `rows`, which are all the sales that it may know of. */
export async function trainModel(rows: Sale[], { epochs = 36 }: TrainOptions): Promise<PriceModel> {
  // The draft's network, moved into a function.
  const encoder = fitEncoder(rows);
  const model = tf.sequential();
  model.add(tf.layers.dense({ inputShape: [29], units: 128, activation: 'relu' }));
  model.add(tf.layers.dense({ units: 64, activation: 'relu' }));
  model.add(tf.layers.dense({ units: 1 }));
  model.compile({ optimizer: tf.train.adam(0.002), loss: 'meanAbsoluteError' });

  const x = tf.tensor2d(encoder.encode(rows));
  const y = tf.tensor2d(rows.map((row) => [row.price / 100_000]));
  await model.fit(x, y, { epochs, batchSize: 64, verbose: 0 });

  return {
    predict: (houses) => {
      const estimates = (model.predict(tf.tensor2d(encoder.encode(houses))) as tf.Tensor).dataSync();
      return Array.from(estimates, (estimate) => estimate * 100_000);
    },
    dispose: () => model.dispose(),
  };
}
