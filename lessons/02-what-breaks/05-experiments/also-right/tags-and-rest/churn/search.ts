import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Run, setExperiment, startRun } from '../lib/mlflow.ts';
import { GRID } from './grid.ts';
import { DATA, train } from './train.ts';

const dataVersion = createHash('md5').update(readFileSync(DATA)).digest('hex');
await setExperiment('churn');
let number = 0;
for (const unseeded of GRID) await one({ ...unseeded, seed: ++number * 31 });

async function one(settings: Parameters<typeof train>[0]) {
  const run: Run = await startRun({ runName: `run ${number}`, tags: { [`dvc.${DATA}`]: dataVersion } });
  const result = train(settings, () => {});
  const losses: number[] = [];
  train(settings, (_, loss) => losses.push(loss));
  await run.logParams(settings);
  for (const [epoch, loss] of losses.entries()) await run.logMetrics({ loss }, epoch);
  await run.logMetrics({ auc: result.auc });
  await run.logModel(result.network);
  await run.end();
}
