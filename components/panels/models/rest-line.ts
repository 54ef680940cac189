import { shellLine } from '@/engine/shell/quote';

const API = 'http://localhost:5000/api/2.0/mlflow/';

/** A line of the terminal that asks MLflow's REST API, as one types it. `path` is below `/api/2.0/mlflow/`. */
export function restLine(method: 'POST' | 'DELETE', path: string, body: object): string {
  const json = JSON.stringify(body);
  return shellLine([
    'curl',
    '-s',
    '-X',
    method,
    '-H',
    'Content-Type: application/json',
    '-d',
    json,
    API + path,
  ]);
}

/** What MLflow says where it refuses. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
}

/** Reads an answer of the REST API, as `curl -s` prints it; null: it was done. */
export function refusalIn(stdout: string): Refusal | null {
  const answer = JSON.parse(stdout || '{}') as { error_code?: string; message?: string };
  return answer.error_code === undefined && answer.message === undefined
    ? null
    : { code: answer.error_code ?? '', message: answer.message ?? 'MLflow refused without a reason.' };
}
