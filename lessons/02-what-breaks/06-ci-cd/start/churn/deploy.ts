// model.json and metrics.json become the next version of `churn`, and its champion: what the call centre is served from now on.
import { readFileSync } from 'node:fs';
import { registerModel, setAlias, setExperiment, setModelVersionTag, withRun } from '../lib/mlflow.ts';

const metrics = JSON.parse(readFileSync('churn/metrics.json', 'utf8'));
const commit = process.env.GITHUB_SHA ?? 'by hand';
await setExperiment('churn');
const { version } = await withRun({ runName: `deploy ${commit.slice(0, 7)}` }, async (run) => {
  await run.logMetrics(metrics);
  await run.logArtifact('churn/model.json');
  return registerModel(`runs:/${run.runId}/model.json`, 'churn');
});
await setModelVersionTag('churn', version, 'commit', commit);
await setAlias('churn', 'champion', version);
console.log(`churn@champion is version ${version}, of commit ${commit.slice(0, 7)}.`);
