import * as tf from '@tensorflow/tfjs';
import type { TargetScale } from './target.ts';

/** The mean absolute error: by how many dollars an estimate misses, on average. */
export function averageError(estimates: number[], prices: number[]): number {
  return estimates.reduce((sum, estimate, i) => sum + Math.abs(estimate - prices[i]!), 0) / estimates.length;
}

/**
 * The same as a metric of tfjs, so that every epoch logs it in dollars (the log is named after the function). It undoes
 * `scale` for the targets and for the estimates.
 */
export function dollarErrorOf(scale: TargetScale) {
  const dollars = (target: tf.Tensor) => tf.exp(tf.add(tf.mul(target, scale.deviation), scale.mean));
  return function dollarError(truth: tf.Tensor, estimate: tf.Tensor): tf.Tensor {
    return tf.tidy(() => tf.mean(tf.abs(tf.sub(dollars(truth), dollars(estimate)))));
  };
}
