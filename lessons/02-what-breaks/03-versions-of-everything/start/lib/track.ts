import { registerModel, setExperiment, withRun } from './mlflow.ts';
import type { Model, Params } from './linear.ts';

/** Logs a training with all that it came from, and registers its model as the next version of `name`. */
export async function track(
  name: string,
  { data, params, model, metrics, activation }: {
    readonly data: string;
    readonly params: Params;
    readonly model: Model;
    readonly metrics: Readonly<Record<string, number>>;
    readonly activation: 'linear' | 'sigmoid';
  },
): Promise<string> {
  await setExperiment(name);
  const uri = await withRun({ runName: name }, async (run) => {
    await run.logParams({ ...params, features: params.features.join(' ') });
    await run.logMetrics(metrics);
    await run.logInput(data);
    await run.logText(JSON.stringify(model), 'model.json');
    return run.logModel({
      inputs: model.features.map((feature, j) => ({
        name: feature,
        mean: model.mean[j]!,
        scale: model.scale[j]!,
      })),
      outputs: [{ name: 'answer' }],
      layers: [{ weights: model.weights.map((weight) => [weight]), bias: [model.bias], activation }],
    });
  });
  return (await registerModel(uri, name)).version;
}
