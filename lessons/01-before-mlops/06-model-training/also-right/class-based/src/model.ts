import * as tf from '@tensorflow/tfjs';
import { type Encoder, fitEncoder } from './features.ts';
import { averageError } from './metrics.ts';
import { releaseNetwork } from './network.ts';
import type { House, Sale } from './sales.ts';
import { seedEverything } from './seed.ts';
import { fitTarget, type TargetScale } from './target.ts';

export interface TrainOptions {
  seed: number;
  epochs?: number;
}

/** The last training sales in time say when to stop; squared error, one wide layer, a falling learning rate. */
export class PriceModel {
  readonly #encoder: Encoder;
  readonly #target: TargetScale;
  readonly #network: tf.Sequential;

  private constructor(training: Sale[]) {
    this.#encoder = fitEncoder(training);
    this.#target = fitTarget(training.map((sale) => sale.price));
    this.#network = PriceModel.#build(this.#encoder.encode(training.slice(0, 1))[0]!.length);
  }

  static async train(rows: Sale[], { seed, epochs = 36 }: TrainOptions): Promise<PriceModel> {
    seedEverything(seed);
    const byTime = [...rows].sort((a, b) => a.yearSold - b.yearSold);
    const cut = Math.floor(byTime.length * 0.88);
    const model = new PriceModel(byTime.slice(0, cut));
    await model.#fit(byTime.slice(0, cut), byTime.slice(cut), epochs);
    return model;
  }

  predict(houses: House[]): number[] {
    const x = tf.tensor2d(this.#encoder.encode(houses));
    const y = this.#network.predict(x) as tf.Tensor;
    const estimates = Array.from(y.dataSync()).map(this.#target.toDollars);
    x.dispose();
    y.dispose();
    return estimates;
  }

  dispose(): void {
    releaseNetwork(this.#network);
  }

  async #fit(training: Sale[], validation: Sale[], epochs: number): Promise<void> {
    const x = tf.tensor2d(this.#encoder.encode(training));
    const y = tf.tensor1d(training.map((sale) => this.#target.toTarget(sale.price)));
    const prices = validation.map((sale) => sale.price);
    let best = { error: Number.POSITIVE_INFINITY, weights: [] as tf.Tensor[] };
    for (let done = 0; done < epochs; done += 3) {
      const rate = 0.004 * 0.9 ** (done / 3);
      (this.#network.optimizer as unknown as { learningRate: number }).learningRate = rate;
      await this.#network.fit(x, y, { epochs: Math.min(3, epochs - done), batchSize: 48, verbose: 0 });
      const error = averageError(this.predict(validation), prices);
      if (error < best.error) {
        tf.dispose(best.weights);
        best = { error, weights: this.#network.getWeights().map((weight) => weight.clone()) };
      }
    }
    if (best.weights.length > 0) this.#network.setWeights(best.weights);
    tf.dispose([x, y, ...best.weights]);
  }

  static #build(inputs: number): tf.Sequential {
    const kernelRegularizer = tf.regularizers.l2({ l2: 0.006 });
    const network = tf.sequential({
      layers: [
        tf.layers.dense({ inputShape: [inputs], units: 96, activation: 'relu', kernelRegularizer }),
        tf.layers.dense({ units: 32, activation: 'relu', kernelRegularizer }),
        tf.layers.dense({ units: 1, kernelRegularizer }),
      ],
    });
    network.compile({ optimizer: tf.train.adam(0.004), loss: 'meanSquaredError' });
    return network;
  }
}

export function trainModel(rows: Sale[], options: TrainOptions): Promise<PriceModel> {
  return PriceModel.train(rows, options);
}
