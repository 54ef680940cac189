import type { FileContent } from '../../../core/files';
import { createTrackingServer } from '../rest/server';
import { newStore } from './store';

/** A tracking server with a client that speaks JSON. */
export function newServer(store = newStore()) {
  const server = createTrackingServer(store);
  const send = (method: string, path: string, query: Record<string, string | string[]>, body: FileContent) =>
    server.handle({
      method,
      path,
      query: Object.entries(query).flatMap(([name, value]) =>
        [value].flat().map((one) => [name, one] as const),
      ),
      headers: { 'content-type': 'application/json' },
      body,
    });
  const call = (method: string, endpoint: string, params: object) => {
    const path = `/api/2.0/mlflow/${endpoint}`;
    const response =
      method === 'GET'
        ? send(method, path, params as Record<string, string>, '')
        : send(method, path, {}, JSON.stringify(params));
    return { status: response.status, body: JSON.parse(String(response.body)) };
  };
  return {
    store,
    server,
    send,
    call,
    /** The answer of a request that must succeed. */
    ok: (method: string, endpoint: string, params: object = {}) => {
      const { status, body } = call(method, endpoint, params);
      if (status !== 200) throw new Error(`${method} ${endpoint}: ${status} ${JSON.stringify(body)}`);
      return body;
    },
  };
}

/** A refusal as `call` gives it. */
export const refused = (status: number, error_code: string, message: unknown) => ({
  status,
  body: { error_code, message },
});
