import { shellLine } from '@/engine/shell/quote';

const ENDPOINT = 'http://localhost:5000/api/2.0/mlflow/registered-models/alias';

/** The line that sets or removes an alias of a registered model by MLflow's REST API, as one types it. */
export function aliasCommand(
  method: 'POST' | 'DELETE',
  name: string,
  alias: string,
  version: number,
): string {
  const body = JSON.stringify({ name, alias, ...(method === 'POST' && { version: String(version) }) });
  return shellLine([
    'curl',
    '-s',
    '-X',
    method,
    '-H',
    'Content-Type: application/json',
    '-d',
    body,
    ENDPOINT,
  ]);
}
