import { setExperiment, withRun } from '../lib/mlflow.ts';
import { GRID } from './grid.ts';
import { DATA, train } from './train.ts';

await setExperiment('churn');
await withRun({ runName: 'search' }, async (run) => {
  await run.logInput(DATA);
  for (const [i, unseeded] of GRID.entries()) {
    const settings = { ...unseeded, seed: Math.floor(Math.random() * 1e9) };
    const { network, auc } = train(settings);
    await run.logDict(settings, `settings-${i}.json`);
    await run.logMetric('auc', auc, i);
    await run.logModel(network);
  }
});
