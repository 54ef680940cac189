import { WORKSPACE_ROOT } from '../../../core/lab-layout';
import type { LabService, ServiceResponse } from '../../../core/lab-service';
import { pyJson } from '../../../core/python-text';
import { MlflowError } from '../errors';
import { loadNetwork, predictionsJson } from '../model/load-network';
import { type Network, NetworkError } from '../model/network';
import { rowsOfCsv, rowsOfJson } from '../model/scoring-input';
import { addressOf } from '../rest/url';
import { MLFLOW_VERSION } from '../version';
import { readServed } from './serving-file';

const plain = (status: number, body: string): ServiceResponse => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body,
});

const json = (status: number, body: string): ServiceResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body,
});

const refusal = (message: string) => json(400, pyJson({ error_code: 'BAD_REQUEST', message }));

function answer(network: Network, contentType: string, text: string): ServiceResponse {
  const names = network.inputs.map(({ name }) => name);
  const type = contentType.split(';')[0]!.trim();
  if (type !== 'application/json' && type !== 'text/csv')
    return plain(
      415,
      `This predictor only supports the following content types: Types: ['text/csv', 'application/json']. Got '${contentType}'.`,
    );
  const rows = type === 'text/csv' ? rowsOfCsv(text, names) : rowsOfJson(text, names);
  return json(200, predictionsJson(network, rows));
}

/** MLflow's scoring server (`mlflow models serve`) for the model that the lab serves. It is loaded anew for each request. */
export const scoringServer: LabService = async ({ method, url, headers, body }, context) => {
  const { path } = addressOf(url);
  const served = readServed(context.fs);
  if (served === null)
    return plain(
      503,
      'No model is served here. Start with: mlflow models serve -m models:/<name>@<alias> -p 5001\n',
    );
  const store = { ...context, root: `${WORKSPACE_ROOT}/mlruns`, user: '' };
  try {
    const network = loadNetwork(store, served);
    if (path === '/ping' || path === '/health') return plain(200, '\n');
    if (path === '/version') return plain(200, MLFLOW_VERSION);
    if (path !== '/invocations')
      return plain(404, `There is no ${path} here; a model answers POST /invocations.\n`);
    if (method !== 'POST') return { ...plain(405, 'Method Not Allowed\n'), headers: { allow: 'POST' } };
    return answer(network, headers['content-type'] ?? '', new TextDecoder().decode(body));
  } catch (error) {
    if (!(error instanceof MlflowError || error instanceof NetworkError)) throw error;
    return path === '/ping' || path === '/health' ? plain(404, '\n') : refusal(error.message);
  }
};
