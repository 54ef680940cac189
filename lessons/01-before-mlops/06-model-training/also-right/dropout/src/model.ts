import * as tf from '@tensorflow/tfjs';
import { fitEncoder } from './features.ts';
import { releaseNetwork } from './network.ts';
import type { House, Sale } from './sales.ts';
import { seedEverything } from './seed.ts';

export interface TrainOptions {
  seed: number;
  epochs?: number;
}

export interface PriceModel {
  predict(houses: House[]): number[];
  dispose(): void;
}

/** An average of two small networks with dropout; `fit` itself splits off the validation rows. */
export async function trainModel(rows: Sale[], { seed, epochs = 24 }: TrainOptions): Promise<PriceModel> {
  seedEverything(seed);
  const encoder = fitEncoder(rows);
  const x = tf.tensor2d(encoder.encode(rows));
  const y = tf.tensor2d(rows.map((row) => [Math.log(row.price / 160_000)]));
  const networks: tf.Sequential[] = [];
  for (let member = 0; member < 2; member++) {
    const network = tf.sequential();
    const regularizer = () => tf.regularizers.l2({ l2: 0.0004 });
    network.add(tf.layers.dense({ inputShape: [29], units: 48, activation: 'relu', kernelRegularizer: regularizer() }));
    network.add(tf.layers.dropout({ rate: 0.05 }));
    network.add(tf.layers.dense({ units: 16, activation: 'relu', kernelRegularizer: regularizer() }));
    network.add(tf.layers.dense({ units: 1 }));
    network.compile({ optimizer: tf.train.adam(0.004), loss: tf.losses.huberLoss });
    let best = Number.POSITIVE_INFINITY;
    let wait = 0;
    await network.fit(x, y, {
      epochs,
      batchSize: 64,
      validationSplit: 0.12,
      verbose: 0,
      callbacks: {
        onEpochEnd: (_epoch, logs) => {
          const loss = logs?.val_loss ?? Number.POSITIVE_INFINITY;
          wait = loss < best ? 0 : wait + 1;
          best = Math.min(best, loss);
          network.stopTraining = wait >= 8;
        },
      },
    });
    networks.push(network);
  }
  tf.dispose([x, y]);
  return {
    predict(houses) {
      return tf.tidy(() => {
        const input = tf.tensor2d(encoder.encode(houses));
        const logs = networks.map((network) => (network.predict(input) as tf.Tensor).as1D());
        return Array.from(tf.stack(logs).mean(0).exp().mul(160_000).dataSync());
      });
    },
    dispose: () => networks.forEach(releaseNetwork),
  };
}
