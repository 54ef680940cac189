/** How requests reach an MLflow server. */

/** What the server answers when it refuses: MLflow's code and its words. */
export class MlflowError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, status: number, message: string) {
    super(`${code}: ${message}`);
    this.name = 'MlflowError';
    this.code = code;
    this.status = status;
  }
}

let trackingUri = '';

/** Sets the server; without it MLFLOW_TRACKING_URI says where it is. */
export function setTrackingUri(uri: string): void {
  trackingUri = uri;
}

/** The server that is used, without a slash at its end. */
export function getTrackingUri(): string {
  const uri = trackingUri || (process.env.MLFLOW_TRACKING_URI ?? '');
  if (!/^https?:/.test(uri))
    throw new Error(
      `MLFLOW_TRACKING_URI must be the address of a server, e.g. http://localhost:5000; it is "${uri}".`,
    );
  return uri.replace(/\/+$/, '');
}

/** Sends a request; `path` begins with a slash. @throws MlflowError when the server refuses it. */
export async function send(
  method: string,
  path: string,
  body?: string | Uint8Array,
  type = 'application/json',
): Promise<Response> {
  const headers: Record<string, string> = body === undefined ? {} : { 'Content-Type': type };
  const response = await fetch(getTrackingUri() + path, { method, headers, body: body as string });
  if (response.ok) return response;
  const text = await response.text();
  let error: { error_code?: string; message?: string } = {};
  try {
    error = JSON.parse(text);
  } catch {
    // A proxy on the way answers with a page of its own; the status says enough.
  }
  const code = error.error_code ?? `HTTP_${response.status}`;
  throw new MlflowError(code, response.status, error.message ?? text.slice(0, 200));
}

/** Parameters as the query of an address. */
export const query = (params: Readonly<Record<string, string>>) =>
  Object.entries(params)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');

/** Asks an endpoint; `Answer` is what MLflow's documentation says that it answers with. */
export async function get<Answer>(
  endpoint: string,
  params: Readonly<Record<string, string>>,
): Promise<Answer> {
  return (await send('GET', `/api/2.0/mlflow/${endpoint}?${query(params)}`)).json() as Promise<Answer>;
}

export async function post<Answer>(endpoint: string, params: object): Promise<Answer> {
  return (
    await send('POST', `/api/2.0/mlflow/${endpoint}`, JSON.stringify(params))
  ).json() as Promise<Answer>;
}
