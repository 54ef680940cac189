import type { Page } from 'playwright';
import { TRAIN_SOURCE } from './model';
import { blankPage, labPage, median, type Stage } from './stage';

const EPOCHS = 20;
const ROUNDS = 5;

const PROBE = `import * as tf from '@tensorflow/tfjs';
${TRAIN_SOURCE}
export default async () => train(tf, ${EPOCHS});`;

/** What a bare page holds for the benchmark. */
interface BareScope {
  readonly tf: { wasm: { setWasmPaths(base: string): void }; setBackend(name: string): Promise<boolean> };
  trainInPage: (tf: unknown, epochs: number) => Promise<number>;
  trainInWorker: (epochs: number) => Promise<number>;
}

/** Loads tfjs with its wasm backend alone, in the page or in a worker of it, and defines `window.trainBare`. */
async function loadBare(page: Page): Promise<void> {
  await page.addScriptTag({ url: '/sandbox/tf.min.js' });
  await page.addScriptTag({ url: '/sandbox/tf-backend-wasm.min.js' });
  await page.evaluate(async (source) => {
    const scope = window as unknown as BareScope;
    scope.tf.wasm.setWasmPaths(`${location.origin}/sandbox/`);
    await scope.tf.setBackend('wasm');
    scope.trainInPage = new Function(`${source}; return train;`)();
    const worker = new Worker(
      URL.createObjectURL(
        new Blob([
          `self.window = self;
           importScripts('${location.origin}/sandbox/tf.min.js', '${location.origin}/sandbox/tf-backend-wasm.min.js');
           ${source}
           onmessage = async (event) => {
             tf.wasm.setWasmPaths('${location.origin}/sandbox/');
             await tf.setBackend('wasm');
             postMessage(await train(tf, event.data));
           };`,
        ]),
      ),
    );
    scope.trainInWorker = (epochs: number) =>
      new Promise((resolve, reject) => {
        worker.onmessage = (event) => resolve(event.data);
        worker.onerror = (event) => reject(new Error(event.message));
        worker.postMessage(epochs);
      });
  }, TRAIN_SOURCE);
}

/**
 * Steps a second of one model, in turns: bare page, bare worker, lab. Medians over the rounds. Each round begins afresh
 * everywhere (new page, new worker), since the lab gives every run a new worker: nobody trains on warmed-up code.
 */
export async function measureTraining(stage: Stage) {
  const lab = await labPage(stage);
  const page: number[] = [];
  const worker: number[] = [];
  const inLab: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const bare = await blankPage(stage);
    await loadBare(bare);
    page.push(
      await bare.evaluate(
        (epochs) => (window as unknown as BareScope).trainInPage((window as unknown as BareScope).tf, epochs),
        EPOCHS,
      ),
    );
    worker.push(
      await bare.evaluate((epochs) => (window as unknown as BareScope).trainInWorker(epochs), EPOCHS),
    );
    await bare.close();
    await lab.bringToFront();
    const result = await lab.evaluate((source) => window.lab.run(source), PROBE);
    if (typeof result.value !== 'number') throw new Error(`${result.outcome}: ${result.error?.stack}`);
    inLab.push(result.value);
  }
  await lab.close();
  const best = Math.max(median(page), median(worker));
  return {
    barePageStepsPerSecond: median(page),
    bareWorkerStepsPerSecond: median(worker),
    labStepsPerSecond: median(inLab),
    ratioToBarePage: median(inLab) / median(page),
    ratioToTheFasterBare: median(inLab) / best,
  };
}

const HASH = `import * as tf from '@tensorflow/tfjs';
export default async () => {
  const model = tf.sequential({ layers: [
    tf.layers.dense({ units: 16, activation: 'relu', inputShape: [8] }),
    tf.layers.dense({ units: 1 }),
  ] });
  model.compile({ optimizer: tf.train.adam(0.01), loss: 'meanSquaredError' });
  const x = tf.randomNormal([256, 8]);
  const y = tf.sum(x, 1, true);
  await model.fit(x, y, { epochs: 5, batchSize: 32 });
  let text = '';
  for (const weight of model.getWeights()) text += [...new Uint32Array((await weight.data()).slice().buffer)].join(',') + ';';
  let hash = 2166136261;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619) >>> 0;
  return hash;
};`;

const RETRAIN = `import * as tf from '@tensorflow/tfjs';
export default async () => {
  const counts = [];
  for (let i = 0; i < 50; i++) {
    const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [4] })] });
    model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
    const x = tf.randomNormal([64, 4]);
    const y = tf.sum(x, 1, true);
    await model.fit(x, y, { epochs: 2, batchSize: 16 });
    x.dispose(); y.dispose(); model.dispose(); model.optimizer.dispose();
    counts.push(tf.memory().numTensors);
  }
  return { first: counts[0], last: counts[49], most: Math.max(...counts) };
};`;

/** Ten seeded runs of one training, and the count of live tensors over 50 re-trainings in one run. */
export async function measureRepeatability(stage: Stage) {
  const lab = await labPage(stage);
  const hashes = new Set<unknown>();
  for (let i = 0; i < 10; i++) {
    const result = await lab.evaluate((source) => window.lab.run(source, 'one-seed'), HASH);
    if (typeof result.value !== 'number') throw new Error(`${result.outcome}: ${result.error?.stack}`);
    hashes.add(result.value);
  }
  const tensors = await lab.evaluate((source) => window.lab.run(source), RETRAIN);
  await lab.close();
  return { runs: 10, distinctHashes: hashes.size, tensors: tensors.value };
}

/** Milliseconds from the click to the first line of a one-line program, in the lab (warm) and in a bare worker. */
export async function measureFirstOutput(stage: Stage) {
  const lab = await labPage(stage);
  const inLab: number[] = [];
  const bare: number[] = [];
  for (let i = 0; i < 15; i++) {
    inLab.push(
      await lab.evaluate(() =>
        window.lab.firstOutput('export default () => { console.log("hello"); return null; };'),
      ),
    );
    bare.push(
      await lab.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const started = performance.now();
            const worker = new Worker(URL.createObjectURL(new Blob(['postMessage("hello")'])));
            worker.onmessage = () => {
              worker.terminate();
              resolve(performance.now() - started);
            };
          }),
      ),
    );
  }
  await lab.close();
  return { labMs: median(inLab), bareWorkerMs: median(bare), moreMs: median(inLab) - median(bare) };
}
