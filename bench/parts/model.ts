/**
 * The model that every training benchmark uses: a 45-64-32-1 perceptron, 1,952 rows (61 batches of 32), Adam. As text, so that the same program
 * runs in a bare page, in a bare worker and in the lab. `train` is given tfjs and returns steps a second.
 */
export const TRAIN_SOURCE = `
async function train(tf, epochs) {
  const rows = 1952;
  const x = tf.randomUniform([rows, 45], -1, 1, 'float32', 7);
  const y = tf.randomUniform([rows, 1], -1, 1, 'float32', 8);
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 64, activation: 'relu', inputShape: [45], kernelInitializer: tf.initializers.heNormal({ seed: 1 }) }));
  model.add(tf.layers.dense({ units: 32, activation: 'relu', kernelInitializer: tf.initializers.heNormal({ seed: 2 }) }));
  model.add(tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.heNormal({ seed: 3 }) }));
  model.compile({ optimizer: tf.train.adam(0.001), loss: 'meanSquaredError' });
  await model.fit(x, y, { epochs: 1, batchSize: 32 });
  const started = performance.now();
  await model.fit(x, y, { epochs, batchSize: 32 });
  const seconds = (performance.now() - started) / 1000;
  model.dispose();
  x.dispose();
  y.dispose();
  return (epochs * rows) / 32 / seconds;
}
`;
