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

test('lab services answer the same in the browser and in Node, and a signal can be listened to but the scope not', async ({
  lab,
}) => {
  const source = `export default async function () {
    const seen = [];
    for (let i = 0; i < 8; i++) {
      const signal = AbortSignal.timeout(10_000);
      signal.addEventListener('abort', () => seen.push('aborted'));
      try {
        const response = await fetch('http://api.homestead.lab/enquiries?limit=5', { signal });
        seen.push(response.status, await response.text());
      } catch (error) {
        seen.push(error.name);
      }
      await new Promise((resolve) => setTimeout(resolve, 30_000));
    }
    const { addEventListener } = AbortSignal.prototype;
    for (const scope of [globalThis, undefined]) {
      try {
        addEventListener.call(scope, 'message', () => {});
        seen.push('reached');
      } catch (error) {
        seen.push(error.message);
      }
    }
    return { seen, now: Date.now() };
  }`;
  const program = { kind: 'probe' as const, path: 'probe.ts', source, input: null };
  const files = { 'lab-services.json': '{ "worlds": ["homestead"], "seed": "parity" }' };
  const inPage = await lab.run('', { files, seed: 'parity', program });
  const node = createNodeRunner();
  const inNode = await node.run({ runId: 'n', language: 'typescript', files, seed: 'parity', program });
  node.dispose();
  expect(inPage.result.error).toBeUndefined();
  expect(inPage.result.value).toEqual(inNode.value);
  expect(JSON.stringify(inPage.result.value)).toContain('"Illegal invocation","Illegal invocation"');
  expect(JSON.stringify(inPage.result.value)).toContain('TimeoutError');
});
