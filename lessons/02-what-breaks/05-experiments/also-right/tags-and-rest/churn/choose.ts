import { registerModel, searchRuns } from '../lib/mlflow.ts';
import { post, send } from '../lib/mlflow/rest.ts';

const runs = await searchRuns('churn');
let best = runs[0];
for (const run of runs) if (run.metrics.auc > best.metrics.auc) best = run;
// Every family's best is registered, so that there is something to fall back on; the alias says which one counts.
for (const family of new Set(runs.map(({ params }) => params.family))) {
  const own = runs.filter(({ params }) => params.family === family);
  const first = own.reduce((a, b) => (b.metrics.auc > a.metrics.auc ? b : a));
  const { version } = await registerModel(`runs:/${first.runId}/model`, 'churn');
  const description = `Best ${family} of ${own.length}, validation AUC ${first.metrics.auc}`;
  await send('PATCH', '/api/2.0/mlflow/model-versions/update', JSON.stringify({ name: 'churn', version, description }));
  if (first.runId === best.runId) await post('registered-models/alias', { name: 'churn', alias: 'champion', version });
}
