/** Trains the twelve settings, each as a run of its own with all that is needed to train it again. */
import { setExperiment, withRun } from '../lib/mlflow.ts';
import { GRID } from './grid.ts';
import { DATA, train } from './train.ts';

await setExperiment('house-price');
for (const [i, unseeded] of GRID.entries()) {
  const settings = { ...unseeded, seed: Math.floor(Math.random() * 1e9) };
  await withRun({ runName: `${settings.family}-${i + 1}` }, async (run) => {
    await run.logParams(settings);
    await run.logInput(DATA);
    const losses: number[] = [];
    const { network, error } = train(settings, (_epoch, loss) => losses.push(loss));
    for (const [epoch, loss] of losses.entries()) await run.logMetric('loss', loss, epoch);
    await run.logMetric('error', error);
    await run.logModel(network);
    console.log(`${settings.family} $${Math.round(error)}`);
  });
}
