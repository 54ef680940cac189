// npm run register: churn/model.json becomes the next version of `churn`, with what it came from; its number → out/version
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { registerModel, setAlias, setExperiment, setModelVersionTag, withRun } from '../lib/mlflow.ts';

const commit = process.env.GITHUB_SHA ?? 'by hand';
await setExperiment('churn');
const { version } = await withRun({ runName: `retrain ${commit.slice(0, 7)}` }, async (run) => {
  if (existsSync('out/evaluation.json')) {
    const { candidate, champion, rows } = JSON.parse(readFileSync('out/evaluation.json', 'utf8'));
    await run.logMetrics({ cost: candidate.cost, champion_cost: champion.cost, rows });
  }
  await run.logArtifact('churn/model.json');
  return registerModel(`runs:/${run.runId}/model.json`, 'churn');
});
await setModelVersionTag('churn', version, 'commit', commit);
await setModelVersionTag('churn', version, 'workflow_run', process.env.GITHUB_RUN_ID ?? '');
await setAlias('churn', 'challenger', version);
mkdirSync('out', { recursive: true });
writeFileSync('out/version', `${version}\n`);
console.log(`churn@challenger is version ${version}, of commit ${commit.slice(0, 7)}.`);
