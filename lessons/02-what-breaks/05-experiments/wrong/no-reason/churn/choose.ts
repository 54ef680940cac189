import { registerModel, searchRuns, setAlias } from '../lib/mlflow.ts';

const [best] = await searchRuns('churn', '', ['metrics.auc DESC']);
const { version } = await registerModel(`runs:/${best.runId}/model`, 'churn');
await setAlias('churn', 'champion', version);
