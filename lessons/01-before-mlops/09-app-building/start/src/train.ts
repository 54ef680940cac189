/** The guided experiment: trains the network with the settings of params.json, and watches the held-out sales. */
import * as tf from '@tensorflow/tfjs';
import { fitBaseline } from './baseline.ts';
import { fitEncoder } from './features.ts';
import { averageError } from './metrics.ts';
import { buildNetwork, releaseNetwork } from './network.ts';
import { readParams } from './params.ts';
import { readSales } from './sales.ts';
import { seedEverything } from './seed.ts';
import { splitByYear } from './split.ts';
import { fitTarget } from './target.ts';

const params = await readParams();
seedEverything(params.seed);

const { training, heldOut } = splitByYear(await readSales());
const encoder = fitEncoder(training);
const target = fitTarget(training.map((sale) => sale.price));

const inputs = tf.tensor2d(encoder.encode(training));
const targets = tf.tensor2d(training.map((sale) => [target.toTarget(sale.price)]));
const heldOutInputs = tf.tensor2d(encoder.encode(heldOut));
const heldOutTargets = tf.tensor2d(heldOut.map((sale) => [target.toTarget(sale.price)]));

const network = buildNetwork(inputs.shape[1], target, params);
console.log(`${training.length} sales to train on, ${heldOut.length} held out, ${network.countParams()} weights`);

const baseline = averageError(fitBaseline(training).predict(heldOut), heldOut.map((sale) => sale.price));
console.log(`linear baseline: held-out error ${dollars(baseline)}`);

let best = Number.POSITIVE_INFINITY;
let bestEpoch = 0;
await network.fit(inputs, targets, {
  epochs: params.epochs,
  batchSize: params.batchSize,
  validationData: [heldOutInputs, heldOutTargets],
  verbose: 0,
  callbacks: {
    onEpochEnd: (epoch, logs) => {
      const error = logs?.val_dollarError ?? Number.NaN;
      if (error < best) {
        best = error;
        bestEpoch = epoch;
      }
      if ((epoch + 1) % 10 === 0) {
        console.log(`epoch ${epoch + 1}: training ${dollars(logs?.dollarError)}, held-out ${dollars(error)}`);
      }
      if (params.patience > 0 && epoch - bestEpoch >= params.patience) network.stopTraining = true;
    },
  },
});
console.log(`best held-out error ${dollars(best)} at epoch ${bestEpoch + 1}; the linear baseline has ${dollars(baseline)}`);

releaseNetwork(network);
tf.dispose([inputs, targets, heldOutInputs, heldOutTargets]);

function dollars(amount = Number.NaN): string {
  return Number.isFinite(amount) ? `$${Math.round(amount).toLocaleString('en-US')}` : 'not a number';
}
