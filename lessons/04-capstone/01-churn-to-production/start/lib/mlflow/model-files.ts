/** The files that make a network an MLflow model, which Python can load and serve. */
import type { Column, Network } from './network.ts';

/** The Python that loads the weights; MLflow calls `_load_pyfunc`. It needs nothing but Python itself. */
const LOADER = `"""Loads a network of dense layers from JSON weights. Written beside them by lib/mlflow/model-files.ts."""
import json
import math


def _activate(activation, values):
    if activation == "linear":
        return values
    if activation == "relu":
        return [max(0.0, value) for value in values]
    if activation == "sigmoid":
        return [1 / (1 + math.exp(-value)) if value >= 0 else math.exp(value) / (1 + math.exp(value)) for value in values]
    if activation == "tanh":
        return [math.tanh(value) for value in values]
    if activation == "exp":
        return [math.exp(value) for value in values]
    if activation == "softmax":
        powers = [math.exp(value - max(values)) for value in values]
        return [power / sum(powers) for power in powers]
    raise ValueError("The activation %r is not known here." % activation)


class Network:
    def __init__(self, spec):
        self.spec = spec

    def predict_row(self, row):
        values = [
            (float(value) - column.get("mean", 0)) / column.get("scale", 1)
            for value, column in zip(row, self.spec["inputs"])
        ]
        for layer in self.spec["layers"]:
            sums = [
                start + sum(value * weights[j] for value, weights in zip(values, layer["weights"]))
                for j, start in enumerate(layer["bias"])
            ]
            values = _activate(layer["activation"], sums)
        return [
            value * column.get("scale", 1) + column.get("mean", 0)
            for value, column in zip(values, self.spec["outputs"])
        ]

    def predict(self, model_input, params=None):
        """Takes a DataFrame, a dict of columns or a list of rows; one number a row, or a list where there are several."""
        names = [column["name"] for column in self.spec["inputs"]]
        if hasattr(model_input, "columns") or isinstance(model_input, dict):
            rows = list(zip(*[list(model_input[name]) for name in names]))
        else:
            rows = model_input
        answers = [self.predict_row(row) for row in rows]
        return [answer[0] if len(answer) == 1 else answer for answer in answers]


def _load_pyfunc(path):
    with open(path, encoding="utf-8") as file:
        return Network(json.load(file))
`;

const PYTHON = '3.11';
const MLFLOW = '3.6.0';

/** A string as YAML takes it anywhere. */
const yaml = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** A schema of MLflow: columns of doubles, in the JSON that Python writes. */
const schema = (columns: readonly Column[]) =>
  `[${columns.map(({ name }) => `{"type": "double", "name": ${JSON.stringify(name)}, "required": true}`).join(', ')}]`;

/** What a model is logged with. */
export interface ModelOptions {
  readonly runId: string;
  /** The folder of the run's artifacts that it goes into. */
  readonly path: string;
  /** 32 hexadecimal digits. */
  readonly modelUuid: string;
  readonly now: Date;
  /** Rows of inputs, so that others see how to ask it. */
  readonly example: readonly (readonly number[])[];
}

/**
 * The files of an MLflow model of the flavour `python_function`: `mlflow models serve` and `mlflow.pyfunc.load_model` load
 * them as they are. There is no pickle in it: TypeScript cannot write one, and weights as JSON say the same.
 */
export function modelFiles(network: Network, options: ModelOptions) {
  const { runId, path, modelUuid, now, example } = options;
  const created = `${now.toISOString().replace('T', ' ').slice(0, 23)}000`;
  const weights = `${JSON.stringify(network)}\n`;
  const flavor = {
    code: 'code',
    data: 'weights.json',
    env: { conda: 'conda.yaml', virtualenv: 'python_env.yaml' },
    loader_module: 'json_network',
    python_version: PYTHON,
  };
  const signature = { inputs: schema(network.inputs), outputs: schema(network.outputs), params: null };
  const columns = network.inputs.map(({ name }) => name);
  const split = JSON.stringify({ columns, data: example });
  const examples: Record<string, string> =
    example.length === 0
      ? {}
      : { 'input_example.json': split, 'serving_input_example.json': `{"dataframe_split": ${split}}` };
  const texts: Record<string, string> = {
    'code/json_network.py': LOADER,
    'conda.yaml': `channels:\n- conda-forge\ndependencies:\n- python=${PYTHON}\n- pip\n- pip:\n  - mlflow==${MLFLOW}\nname: mlflow-env\n`,
    'python_env.yaml': `build_dependencies:\n- pip\ndependencies:\n- -r requirements.txt\npython: ${yaml(PYTHON)}\n`,
    'requirements.txt': `mlflow==${MLFLOW}\n`,
    'weights.json': weights,
    ...examples,
  };
  const size = Object.values(texts).reduce((sum, text) => sum + new TextEncoder().encode(text).length, 0);
  // Last, as it makes the folder a model.
  texts.MLmodel = [
    `artifact_path: ${yaml(path)}`,
    'flavors:',
    '  python_function:',
    `    code: ${flavor.code}`,
    `    data: ${flavor.data}`,
    '    env:',
    `      conda: ${flavor.env.conda}`,
    `      virtualenv: ${flavor.env.virtualenv}`,
    `    loader_module: ${flavor.loader_module}`,
    `    python_version: ${yaml(PYTHON)}`,
    `mlflow_version: ${MLFLOW}`,
    `model_size_bytes: ${size}`,
    `model_uuid: ${yaml(modelUuid)}`,
    `run_id: ${yaml(runId)}`,
    ...(example.length === 0
      ? []
      : [
          'saved_input_example_info:',
          '  artifact_path: input_example.json',
          '  pandas_orient: split',
          '  serving_input_path: serving_input_example.json',
          '  type: dataframe',
        ]),
    'signature:',
    `  inputs: ${yaml(signature.inputs)}`,
    `  outputs: ${yaml(signature.outputs)}`,
    '  params: null',
    `utc_time_created: ${yaml(created)}`,
    '',
  ].join('\n');
  const model = {
    artifact_path: path,
    flavors: { python_function: flavor },
    mlflow_version: MLFLOW,
    model_uuid: modelUuid,
    run_id: runId,
    signature,
    utc_time_created: created,
  };
  return { texts, model };
}
