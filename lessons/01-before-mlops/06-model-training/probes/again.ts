/** Trains briefly three times, twice from one seed, and counts the tensors that each training leaves behind. */
import * as tf from '@tensorflow/tfjs';
import { trainModel } from '../src/model.ts';
import { readSales } from '../src/sales.ts';
import { asEstimates } from './estimates.ts';

export default async function again({ seed }: { seed: string }) {
  const sales = (await readSales('data/ames_housing.csv')).filter((sale) => sale.yearSold < 2009).slice(0, 500);
  const houses = sales.slice(0, 40).map(({ price: _price, ...house }) => house);
  const number = Number.parseInt(seed.slice(0, 7), 16);
  const left: number[] = [];
  const train = async (from: number) => {
    const before = tf.memory().numTensors;
    const model = await trainModel(sales, { seed: from, epochs: 2 });
    const { estimates } = await asEstimates(model.predict(houses));
    model.dispose();
    left.push(tf.memory().numTensors - before);
    return estimates;
  };
  const first = await train(number);
  const second = await train(number);
  const other = await train(number + 1);
  return {
    sameSeedMoved: largestMove(first, second),
    otherSeedMoved: largestMove(first, other),
    // The first training may build what tfjs keeps for good; the later ones must leave nothing.
    tensorsLeft: Math.max(left[1]!, left[2]!),
  };
}

/** The largest change of an estimate as a share; null when one of them is not a finite number. */
function largestMove(from: (number | null)[], to: (number | null)[]): number | null {
  const shares = from.map((value, i) => {
    const other = to[i] ?? null;
    return value === null || other === null ? null : Math.abs(other - value) / Math.max(Math.abs(value), 1e-9);
  });
  return shares.some((share) => share === null) || shares.length === 0 ? null : Math.max(...(shares as number[]));
}
