import * as tf from '@tensorflow/tfjs';
import { fitEncoder } from './features.ts';
import { buildNetwork, releaseNetwork } from './network.ts';
import type { House, Sale } from './sales.ts';
import { seedEverything } from './seed.ts';
import { fitTarget } from './target.ts';

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

const SETTINGS = { learningRate: 0.003, batchSize: 96, layers: [64, 32], l2: 0.01, epochs: 60, patience: 10 };

/** This share of the rows is not trained on: it says when to stop. */
const VALIDATION_SHARE = 0.15;

/** Trains a network on `rows`, which are all the sales that it may know of. */
export async function trainModel(
  rows: Sale[],
  { seed, epochs = SETTINGS.epochs }: TrainOptions,
): Promise<PriceModel> {
  seedEverything(seed);
  const shuffled = shuffle(rows);
  const cut = Math.round(shuffled.length * VALIDATION_SHARE);
  const validation = shuffled.slice(0, cut);
  const training = shuffled.slice(cut);

  const encoder = fitEncoder(training);
  const target = fitTarget(training.map((sale) => sale.price));
  const toTensors = (sales: Sale[]): [tf.Tensor2D, tf.Tensor2D] => [
    tf.tensor2d(encoder.encode(sales)),
    tf.tensor2d(sales.map((sale) => [target.toTarget(sale.price)])),
  ];
  const [inputs, targets] = toTensors(training);
  const validationData = toTensors(validation);

  const network = buildNetwork(inputs.shape[1], target, SETTINGS);
  let best = Number.POSITIVE_INFINITY;
  let bestEpoch = 0;
  let bestWeights: tf.Tensor[] = [];
  await network.fit(inputs, targets, {
    epochs,
    batchSize: SETTINGS.batchSize,
    validationData,
    verbose: 0,
    callbacks: {
      onEpochEnd: (epoch, logs) => {
        const error = logs?.val_dollarError ?? Number.POSITIVE_INFINITY;
        if (error < best) {
          best = error;
          bestEpoch = epoch;
          tf.dispose(bestWeights);
          bestWeights = network.getWeights().map((weight) => weight.clone());
        } else if (epoch - bestEpoch >= SETTINGS.patience) {
          network.stopTraining = true;
        }
      },
    },
  });
  if (bestWeights.length > 0) network.setWeights(bestWeights);
  tf.dispose([inputs, targets, ...validationData, ...bestWeights]);

  return {
    predict: (houses) => {
      if (houses.length === 0) return [];
      const estimates = tf.tidy(() => (network.predict(tf.tensor2d(encoder.encode(houses))) as tf.Tensor).dataSync());
      return Array.from(estimates, target.toDollars);
    },
    dispose: () => releaseNetwork(network),
  };
}

/** The same sales in random order (Fisher-Yates). */
function shuffle(sales: Sale[]): Sale[] {
  const order = [...sales];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
