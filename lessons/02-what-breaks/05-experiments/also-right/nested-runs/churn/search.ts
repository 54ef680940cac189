// One parent for the search, a child for each setting; seeds that are counted, not drawn.
import { setExperiment, startRun, withRun } from '../lib/mlflow.ts';
import { GRID } from './grid.ts';
import { DATA, train } from './train.ts';

await setExperiment('churn');
const parent = await startRun({ runName: 'thirty settings' });
await parent.logInput(DATA);
for (let i = 0; i < GRID.length; i++) {
  const settings = { ...GRID[i], seed: 100 + i };
  await withRun({ parent, runName: `${i + 1} ${settings.family}` }, async (run) => {
    await run.logInput(DATA);
    for (const [key, value] of Object.entries(settings)) await run.logParam(key, value);
    const curve: Promise<void>[] = [];
    const { network, auc } = train(settings, (epoch, loss) => curve.push(run.logMetric('loss', loss, epoch)));
    await Promise.all(curve);
    await run.logMetric('auc', auc);
    await run.logModel(network, 'churn-model');
  });
}
await parent.end();
