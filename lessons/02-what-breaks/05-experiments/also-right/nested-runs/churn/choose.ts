import { registerModel, searchRuns, setAlias, setModelVersionTag } from '../lib/mlflow.ts';

const children = (await searchRuns('churn', 'metrics.auc > 0')).sort((a, b) => b.metrics.auc - a.metrics.auc);
const best = children[0];
const { version } = await registerModel(`runs:/${best.runId}/churn-model`, 'churn');
await setAlias('churn', 'champion', version);
await setModelVersionTag('churn', version, 'why', `First of ${children.length} by AUC on the validation rows, ${best.metrics.auc}`);
