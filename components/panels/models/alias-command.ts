import { restLine } from './rest-line';

/** The line that sets or removes an alias of a registered model by MLflow's REST API, as one types it. */
export function aliasCommand(
  method: 'POST' | 'DELETE',
  name: string,
  alias: string,
  version: number,
): string {
  return restLine(method, 'registered-models/alias', {
    name,
    alias,
    ...(method === 'POST' && { version: String(version) }),
  });
}
