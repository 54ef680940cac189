/** Trains the network with the settings of params.json, and judges it by the sales of 2009 and 2010. */
import { mkdir, writeFile } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs';
import { layersOf, type Run, setExperiment, withRun } from '../lib/mlflow.ts';
import { fitBaseline } from './baseline.ts';
import { fitEncoder } from './features.ts';
import { averageError } from './metrics.ts';
import { buildNetwork, releaseNetwork } from './network.ts';
import { readParams } from './params.ts';
import { readSales } from './sales.ts';
import { seedEverything } from './seed.ts';
import { splitByYear } from './split.ts';
import { fitTarget } from './target.ts';

const DATA = 'data/ames_housing.csv';
const params = await readParams();

// Without a tracking server the training is the same; it is only not written down anywhere.
if (process.env.MLFLOW_TRACKING_URI) {
  await setExperiment('house-price');
  await withRun({}, async (run) => {
    await run.logParams({ ...params, layers: params.layers.join('-') });
    await run.logInput(DATA);
    await train(run);
  });
} else {
  await train(null);
}

async function train(run: Run | null): Promise<void> {
  seedEverything(params.seed);
  const { training, heldOut } = splitByYear(await readSales(DATA));
  const price = (sale: { price: number }) => sale.price;
  const encoder = fitEncoder(training);
  const target = fitTarget(training.map(price));
  const [inputs, targets] = [training, (sale: { price: number }) => [target.toTarget(sale.price)]] as const;
  const x = tf.tensor2d(encoder.encode(inputs));
  const y = tf.tensor2d(inputs.map(targets));
  const validation: [tf.Tensor2D, tf.Tensor2D] = [tf.tensor2d(encoder.encode(heldOut)), tf.tensor2d(heldOut.map(targets))];

  const network = buildNetwork(x.shape[1], target, params);
  let best = Number.POSITIVE_INFINITY;
  let bestEpoch = 0;
  await network.fit(x, y, {
    epochs: params.epochs,
    batchSize: params.batchSize,
    validationData: validation,
    verbose: 0,
    callbacks: {
      onEpochEnd: async (epoch, logs) => {
        const error = logs?.val_dollarError ?? Number.NaN;
        await run?.logMetrics({ trainingError: logs?.dollarError ?? Number.NaN, error }, epoch);
        if (error < best) {
          best = error;
          bestEpoch = epoch;
        } else if (params.patience > 0 && epoch - bestEpoch >= params.patience) network.stopTraining = true;
      },
    },
  });

  const estimates = Array.from((network.predict(validation[0]) as tf.Tensor).dataSync(), target.toDollars);
  const error = averageError(estimates, heldOut.map(price));
  const baseline = averageError(fitBaseline(training).predict(heldOut), heldOut.map(price));
  console.log(`average error on the sales of 2009 and 2010: $${Math.round(error)}; the linear baseline has $${Math.round(baseline)}`);

  const model = {
    inputs: encoder.columns,
    outputs: [{ name: 'log_price', mean: target.mean, scale: target.deviation }],
    layers: layersOf(network),
  };
  await mkdir('models', { recursive: true });
  await writeFile('models/price.json', `${JSON.stringify(model)}\n`);
  await writeFile('metrics.json', `${JSON.stringify({ error, baseline }, null, 2)}\n`);
  if (run) {
    await run.logMetrics({ error, baseline });
    await run.logModel(model);
  }
  releaseNetwork(network);
  tf.dispose([x, y, ...validation]);
}
