// Each candidate of params.json is a run with its settings, metrics, data and commit. The best becomes churn@champion.
import { readFileSync } from 'node:fs';
import { registerModel, setAlias, setExperiment, withRun } from '../lib/mlflow.ts';
import { knownOf, metricsOf } from './metrics.ts';
import { type Settings, trainModel } from './model.ts';
import { readTable } from './table.ts';

const { candidates }: { candidates: Settings[] } = JSON.parse(readFileSync('params.json', 'utf8'));
const train = knownOf(readTable('prepared/train.csv'));
const test = knownOf(readTable('prepared/test.csv'));
await setExperiment('churn');
const tried: { readonly runId: string; readonly right: number }[] = [];
for (const [at, settings] of candidates.entries()) {
  const model = trainModel(train.customers, train.left, settings);
  const metrics = metricsOf(model, test);
  const runId = await withRun({ runName: `candidate ${at + 1}` }, async (run) => {
    await run.logParams({ ...settings });
    await run.logMetrics(metrics);
    await run.logText(`${JSON.stringify(model)}\n`, 'model.json');
    return run.runId;
  });
  tried.push({ runId, right: metrics.right_all! });
}
const best = tried.reduce((a, b) => (b.right > a.right ? b : a));
const { version } = await registerModel(`runs:/${best.runId}/model.json`, 'churn');
await setAlias('churn', 'champion', version);
console.log(`${tried.length} runs; churn@champion is version ${version}, ${(best.right * 100).toFixed(1)} % right.`);
