import * as tf from '@tensorflow/tfjs';
import { dollarErrorOf } from './metrics.ts';
import type { Params } from './params.ts';
import type { TargetScale } from './target.ts';

/** The settings that shape a network; how it is then trained (batch size, epochs, patience) is up to `fit`. */
export type NetworkParams = Pick<Params, 'learningRate' | 'layers' | 'l2'>;

/** A network of dense layers, compiled: its loss is the mean absolute error of the target, its metric is in dollars. */
export function buildNetwork(inputs: number, target: TargetScale, params: NetworkParams): tf.Sequential {
  const network = tf.sequential();
  network.add(tf.layers.inputLayer({ inputShape: [inputs] }));
  const penalty = () => (params.l2 > 0 ? tf.regularizers.l2({ l2: params.l2 }) : undefined);
  for (const units of params.layers) {
    network.add(
      tf.layers.dense({ units, activation: 'relu', kernelInitializer: 'heNormal', kernelRegularizer: penalty() }),
    );
  }
  network.add(tf.layers.dense({ units: 1, kernelRegularizer: penalty() }));
  network.compile({
    optimizer: tf.train.adam(params.learningRate),
    loss: 'meanAbsoluteError',
    metrics: [dollarErrorOf(target)],
  });
  return network;
}

/** Frees all that a network holds. Its own `dispose` forgets an optimiser that was made outside, as ours is. */
export function releaseNetwork(network: tf.LayersModel): void {
  network.optimizer?.dispose();
  network.dispose();
}
