/** Takes the best run by the agreed metric, and writes the decision where the next person looks for it. */
import { loadModel, registerModel, searchRuns, setAlias, setModelVersionTag } from '../lib/mlflow.ts';
import { customers, score } from './train.ts';

const runs = await searchRuns('churn', '', ['metrics.auc DESC']);
const [best, second] = runs;
const { version } = await registerModel(`runs:/${best.runId}/model`, 'churn');
const { network } = await loadModel(`models:/churn/${version}`);
const testAuc = score(network, customers().test);
const reason =
  `Highest AUC of ${runs.length} runs on the validation rows: ${best.metrics.auc.toFixed(4)} (${best.name}), ` +
  `before ${second.metrics.auc.toFixed(4)} (${second.name}). On the test rows: ${testAuc.toFixed(4)}.`;
await setModelVersionTag('churn', version, 'reason', reason);
await setModelVersionTag('churn', version, 'test_auc', String(testAuc));
await setAlias('churn', 'champion', version);
console.log(`churn@champion is version ${version}. ${reason}`);
