import type { LayersModel } from '@tensorflow/tfjs';
import { type Column, encoderOf } from './features.ts';
import type { House } from './sales.ts';
import type { TargetScale } from './target.ts';

/** A model as a file: what estimating needs, and no library. */
export interface SavedModel {
  format: 'homestead-price-1';
  /** The features in the order of the first layer's inputs, and what each is scaled by. */
  features: Column[];
  /** The scale of the logarithm of the price. */
  target: { mean: number; deviation: number };
  layers: SavedLayer[];
}

export interface SavedLayer {
  /** The weight of input `i` for unit `u` is `weights[i][u]`. */
  weights: number[][];
  bias: number[];
  activation: 'relu' | 'linear';
}

/** The network and what its inputs and outputs are scaled by, as plain JSON. It must consist of dense layers. */
export function saveModel(features: Column[], target: TargetScale, network: LayersModel): SavedModel {
  const dense = network.layers.filter((layer) => layer.getWeights().length > 0);
  return {
    format: 'homestead-price-1',
    features,
    target: { mean: target.mean, deviation: target.deviation },
    layers: dense.map((layer, index) => {
      const [weights, bias] = layer.getWeights();
      return {
        weights: (weights!.arraySync() as number[][]).map((row) => row.map(short)),
        bias: (bias!.arraySync() as number[]).map(short),
        activation: index < dense.length - 1 ? 'relu' : 'linear',
      };
    }),
  };
}

/** A weight is a 32-bit number: nine digits say all of it. */
const short = (weight: number) => Number(weight.toPrecision(9));

/** The model of a file. It is a few hundred multiplications a house, so it needs no tfjs. Throws on another format. */
export function loadModel(saved: SavedModel): { predict(houses: House[]): number[] } {
  if (saved.format !== 'homestead-price-1') {
    throw new Error(`The model has the format ${JSON.stringify(saved.format)}, not "homestead-price-1".`);
  }
  const encoder = encoderOf(saved.features);
  const estimate = (inputs: number[]) => {
    const [output] = saved.layers.reduce(applyLayer, inputs);
    return Math.exp(output! * saved.target.deviation + saved.target.mean);
  };
  return { predict: (houses) => encoder.encode(houses).map(estimate) };
}

/** One dense layer: inputs times weights, plus bias, then the activation. */
function applyLayer(inputs: number[], { weights, bias, activation }: SavedLayer): number[] {
  return bias.map((start, unit) => {
    const sum = inputs.reduce((total, value, i) => total + value * weights[i]![unit]!, start);
    return activation === 'relu' ? Math.max(0, sum) : sum;
  });
}
