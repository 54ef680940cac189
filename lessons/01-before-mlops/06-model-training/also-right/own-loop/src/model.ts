import * as tf from '@tensorflow/tfjs';
import { fitEncoder } from './features.ts';
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

/** No `model.fit`: variables, a loop over `optimizer.minimize`, weight decay by hand, every sixth sale for validation. */
export async function trainModel(rows: Sale[], { seed, epochs = 40 }: TrainOptions): Promise<PriceModel> {
  seedEverything(seed);
  const validation = rows.filter((_, i) => i % 6 === 0);
  const training = rows.filter((_, i) => i % 6 !== 0);
  const encoder = fitEncoder(training);
  const logs = training.map((sale) => Math.log(sale.price));
  const centre = logs.reduce((sum, value) => sum + value, 0) / logs.length;
  const spread = Math.sqrt(logs.reduce((sum, value) => sum + (value - centre) ** 2, 0) / logs.length);

  const encoded = encoder.encode(training);
  const width = encoded[0]!.length;
  const sizes = [width, 48, 24, 1];
  const weights = sizes.slice(1).map((units, i) =>
    tf.tidy(() => tf.variable(tf.randomNormal([sizes[i]!, units], 0, Math.sqrt(2 / sizes[i]!), 'float32', Math.random() * 1e9))),
  );
  const biases = sizes.slice(1).map((units) => tf.tidy(() => tf.variable(tf.zeros([units]))));
  const forward = (x: tf.Tensor2D) =>
    weights.reduce<tf.Tensor2D>((value, weight, i) => {
      const sum = value.matMul(weight as unknown as tf.Tensor2D).add(biases[i]!) as tf.Tensor2D;
      return i < weights.length - 1 ? sum.relu() : sum;
    }, x);

  const dollars = (houses: House[]) =>
    Array.from(tf.tidy(() => forward(tf.tensor2d(encoder.encode(houses))).dataSync()), (z) => Math.exp(z * spread + centre));
  const errorOn = (sales: Sale[]) => {
    const estimates = dollars(sales);
    return sales.reduce((sum, sale, i) => sum + Math.abs(sale.price - estimates[i]!), 0) / sales.length;
  };

  const optimizer = tf.train.adam(0.003);
  const order = training.map((_, i) => i);
  let best = Number.POSITIVE_INFINITY;
  let kept: tf.Tensor[] = [];
  let waited = 0;
  for (let epoch = 0; epoch < epochs && waited < 10; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(Math.random() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    for (let from = 0; from < order.length; from += 64) {
      const batch = order.slice(from, from + 64);
      tf.tidy(() => {
        const x = tf.tensor2d(batch.map((i) => encoded[i]!));
        const y = tf.tensor2d(batch.map((i) => [(logs[i]! - centre) / spread]));
        optimizer.minimize(() => {
          const miss = forward(x).sub(y).abs().mean();
          const size = weights.map((weight) => weight.square().sum()).reduce((a, b) => a.add(b));
          return miss.add(size.mul(0.01)) as tf.Scalar;
        });
      });
    }
    const error = errorOn(validation);
    if (error < best) {
      best = error;
      waited = 0;
      tf.dispose(kept);
      kept = [...weights, ...biases].map((variable) => variable.clone());
    } else waited++;
    await tf.nextFrame();
  }
  if (kept.length > 0) [...weights, ...biases].forEach((variable, i) => variable.assign(kept[i]!));
  tf.dispose(kept);
  optimizer.dispose();

  return { predict: dollars, dispose: () => tf.dispose([...weights, ...biases]) };
}
