import { PyFloat, pyJson } from '../../../core/python-text';
import { invalid, missing } from '../errors';
import { listArtifacts, readArtifact } from '../store/artifacts';
import type { StoreContext } from '../store/context';
import { type Network, predictRow, readNetwork } from './network';
import type { ModelPlace } from './resolve-model';
import type { Rows } from './scoring-input';

/**
 * The network of a model that the workspaces' client has logged.
 * @throws MlflowError when there is no model, or one without weights as JSON; NetworkError.
 */
export function loadNetwork(store: StoreContext, { runId, path }: Omit<ModelPlace, 'version'>): Network {
  const names = listArtifacts(store, runId, path).map((file) => file.path.slice(path.length + 1));
  if (!names.includes('MLmodel'))
    throw missing(`Could not find an "MLmodel" configuration file at "runs:/${runId}/${path}"`);
  if (!names.includes('weights.json'))
    throw invalid(
      `The lab predicts with models that have their weights as JSON; runs:/${runId}/${path} has no weights.json.`,
    );
  const content = readArtifact(store, runId, `${path}/weights.json`);
  return readNetwork(typeof content === 'string' ? content : new TextDecoder().decode(content));
}

/** What a model answers, in the JSON of MLflow's scoring protocol: a number a row, a list where there are several outputs. */
export function predictionsJson(network: Network, rows: Rows): string {
  const predictions = rows.map((row) => {
    const values = predictRow(network, row).map((value) => new PyFloat(value));
    return values.length === 1 ? values[0]! : values;
  });
  return pyJson({ predictions });
}
