import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { registerModel, setExperiment, withRun } from '../lib/mlflow.ts';
import { customersOf, INPUTS } from './customers.ts';
import { fitLogistic, probability } from './logistic.ts';
import { areaUnderRoc, logLoss } from './metrics.ts';
import { readParams } from './params.ts';
import { seededRandom, shuffled } from './random.ts';

const DATA = 'data/telco_churn.csv';

const params = await readParams();
const customers = shuffled(customersOf(await readFile(DATA, 'utf8')), seededRandom(params.seed));
const heldOut = Math.round(customers.length * params.heldOut);
const model = fitLogistic(customers.slice(heldOut), params);
const judged = customers
  .slice(0, heldOut)
  .map(({ inputs, churned }) => ({ score: probability(model, inputs), churned }));
const metrics = { auc: areaUnderRoc(judged), logLoss: logLoss(judged) };

await mkdir('models', { recursive: true });
await writeFile('models/churn.json', `${JSON.stringify({ inputs: INPUTS, ...model }, null, 2)}\n`);
await writeFile('metrics.json', `${JSON.stringify(metrics, null, 2)}\n`);
console.log(`AUC ${metrics.auc.toFixed(3)}, log loss ${metrics.logLoss.toFixed(3)} on ${heldOut} customers`);

if (process.env.MLFLOW_TRACKING_URI) {
  await setExperiment('churn');
  const uri = await withRun({ runName: 'logistic' }, async (run) => {
    await run.logParams({ ...params });
    await run.logMetrics(metrics);
    await run.logInput(DATA);
    return run.logModel({
      inputs: INPUTS.map((name, j) => ({ name, mean: model.mean[j]!, scale: model.scale[j]! })),
      outputs: [{ name: 'churn' }],
      layers: [
        { weights: model.weights.map((weight) => [weight]), bias: [model.bias], activation: 'sigmoid' },
      ],
    });
  });
  console.log(`Registered as version ${(await registerModel(uri, 'churn')).version} of churn`);
}
