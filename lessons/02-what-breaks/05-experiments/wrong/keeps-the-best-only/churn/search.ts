import { setExperiment, withRun } from '../lib/mlflow.ts';
import { GRID } from './grid.ts';
import { DATA, train } from './train.ts';

await setExperiment('churn');
const trained = GRID.map((unseeded) => {
  const settings = { ...unseeded, seed: Math.floor(Math.random() * 1e9) };
  return { settings, ...train(settings) };
});
const [best] = trained.sort((a, b) => b.auc - a.auc);
await withRun({ runName: 'best' }, async (run) => {
  await run.logParams(best.settings);
  await run.logInput(DATA);
  await run.logMetric('auc', best.auc);
  await run.logModel(best.network);
});
