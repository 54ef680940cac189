/** Trains the thirty settings, each as a run of its own with all that is needed to train it again. */
import { setExperiment, withRun } from '../lib/mlflow.ts';
import { GRID } from './grid.ts';
import { draw } from '../lib/table.ts';
import { customers, DATA, score, train } from './train.ts';

await setExperiment('churn');
for (const [i, unseeded] of GRID.entries()) {
  const settings = { ...unseeded, seed: Math.floor(Math.random() * 1e9) };
  await withRun({ runName: `${settings.family}-${i + 1}` }, async (run) => {
    await run.logParams(settings);
    await run.logInput(DATA);
    const losses: number[] = [];
    const { network } = train(settings, (_epoch, loss) => losses.push(loss));
    for (const [epoch, loss] of losses.entries()) await run.logMetric('loss', loss, epoch);
    const auc = score(network, draw(customers().training, settings.rows, settings.seed));
    await run.logMetric('auc', auc);
    await run.logModel(network);
    console.log(`${settings.family} ${auc.toFixed(4)}`);
  });
}
