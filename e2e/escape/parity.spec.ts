import { createNodeRunner } from '../../runtime/node/node-runner';
import { expect, test } from './support';

const TRAIN = `import * as tf from '@tensorflow/tfjs';
import { createHash } from 'node:crypto';
export default async function (rate: number) {
  const model = tf.sequential({ layers: [
    tf.layers.dense({ units: 32, activation: 'relu', inputShape: [12] }), tf.layers.batchNormalization(),
    tf.layers.dense({ units: 16, activation: 'tanh' }), tf.layers.dropout({ rate: 0.2 }), tf.layers.dense({ units: 3, activation: 'softmax' }) ] });
  model.compile({ optimizer: tf.train.adam(rate), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  const x = tf.randomNormal([300, 12]); const y = tf.oneHot(x.slice([0, 0], [300, 3]).argMax(1), 3);
  const history = await model.fit(x, y, { epochs: 4, batchSize: 32, validationSplit: 0.2, shuffle: true });
  const hash = createHash('sha256');
  for (const weight of model.getWeights()) hash.update(new Uint8Array(weight.dataSync().slice().buffer));
  return { weights: hash.digest('hex'), history: history.history, now: Date.now(), time: performance.now(), random: Math.random(), id: crypto.randomUUID() };
}`;

test('a seeded run gives bit for bit the same in the browser, again, warm, and in Node', async ({ lab }) => {
  const program = { kind: 'probe' as const, path: 'probe.ts', source: TRAIN, input: 0.01 };
  const request = { files: {}, seed: 'parity', program };
  const cold = await lab.run('', request);
  const warm = await lab.run('', request);
  const node = createNodeRunner();
  const inNode = await node.run({ runId: 'n', language: 'typescript', ...request });
  node.dispose();
  expect(cold.result.error).toBeUndefined();
  expect(cold.result.backend).toBe('wasm');
  expect(warm.result.value).toEqual(cold.result.value);
  expect(inNode.value).toEqual(cold.result.value);
});

test('ten seeded runs at once give one hash', async ({ lab }) => {
  const values = await lab.page.evaluate(async (source) => {
    const runs = Array.from({ length: 10 }, (_, i) =>
      globalThis.runner.run({
        runId: `run-${i}`,
        language: 'typescript',
        files: {},
        program: { kind: 'probe', path: 'probe.ts', source, input: 0.01 },
        seed: 'ten',
      }),
    );
    return (await Promise.all(runs)).map((result) => (result.value as { weights: string }).weights);
  }, TRAIN);
  expect(new Set(values).size).toBe(1);
  await lab.expectUnharmed();
});
