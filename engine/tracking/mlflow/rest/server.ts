import type { Clock } from '../../../core/clock';
import { messageOf } from '../../../core/errors';
import { type FileSystem, FileSystemError } from '../../../core/file-system';
import type { FileContent } from '../../../core/files';
import { WORKSPACE_ROOT } from '../../../core/lab-layout';
import type { LabService, ServiceResponse } from '../../../core/lab-service';
import type { Rng } from '../../../core/rng';
import { HTTP_STATUS, MlflowError, type MlflowErrorCode } from '../errors';
import { ensureStore } from '../store/experiments';
import { DamagedError } from '../store/meta-file';
import { MLFLOW_VERSION } from '../version';
import {
  getArtifact,
  getVersionArtifact,
  listProxied,
  proxyArtifact,
  uploadArtifact,
} from './artifact-endpoints';
import { EXPERIMENT_ROUTES } from './experiment-routes';
import { Params } from './params';
import { MODEL_ROUTES, VERSION_ROUTES } from './registry-routes';
import { jsonResponse, type Method, type Routes, textResponse } from './route';
import { RUN_ROUTES } from './run-routes';
import { addressOf } from './url';

/** Where the lab serves it, and what `MLFLOW_TRACKING_URI` is. */
export const TRACKING_ORIGIN = 'http://localhost:5000';

const ROUTES: Routes = { ...EXPERIMENT_ROUTES, ...RUN_ROUTES, ...MODEL_ROUTES, ...VERSION_ROUTES };

/** A request to the tracking server. */
export interface TrackingRequest {
  readonly method: string;
  /** Decoded, without the query: `/api/2.0/mlflow/runs/get`. */
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
  /** By lower-case name; absent: the body is what it should be. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: FileContent;
}

/** What a tracking server stands on. */
export interface TrackingServerOptions {
  readonly fs: FileSystem;
  /** The folder `mlruns`, absolute. */
  readonly root: string;
  readonly clock: Clock;
  readonly rng: Rng;
  /** Who runs belong to whose client does not say. */
  readonly user: string;
}

/** MLflow's tracking server over a file store. */
export interface TrackingServer {
  /** Answers one request, at once; what it has answered is in the files. It throws for faults of ours only. */
  handle(request: TrackingRequest): ServiceResponse;
}

const refusal = (code: MlflowErrorCode, message: string): ServiceResponse =>
  jsonResponse(HTTP_STATUS[code], { error_code: code, message });

const textOf = (body: FileContent) => (typeof body === 'string' ? body : new TextDecoder().decode(body));

/** @throws MlflowError BAD_REQUEST. */
function bodyParams({ method, headers, body }: TrackingRequest): Params {
  const text = textOf(body);
  if (text.trim() === '') return new Params({});
  const type = headers?.['content-type'];
  if (headers !== undefined && method === 'POST' && type?.split(';')[0]?.trim() !== 'application/json')
    throw new MlflowError(
      'BAD_REQUEST',
      type === undefined
        ? 'Bad Request. Content-Type header is missing.'
        : "Bad Request. Content-Type must be one of ['application/json'].",
    );
  let value: unknown;
  try {
    value = JSON.parse(text);
    // Very old clients send their JSON as a JSON string.
    if (typeof value === 'string') value = JSON.parse(value);
  } catch (error) {
    throw new MlflowError('BAD_REQUEST', `The body of the request is not JSON: ${messageOf(error)}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new MlflowError('BAD_REQUEST', 'The body of the request is not a JSON object.');
  return new Params(value as Record<string, unknown>);
}

/** Names that occur more than once are lists. */
function queryParams(query: TrackingRequest['query']): Params {
  const lists = new Map<string, string[]>();
  for (const [name, value] of query) lists.set(name, [...(lists.get(name) ?? []), value]);
  return new Params(
    Object.fromEntries([...lists].map(([name, values]) => [name, values.length === 1 ? values[0] : values])),
  );
}

const API = /^\/(?:ajax-)?api\/2\.0\/mlflow\/(.+)$/;
const PROXY = /^\/(?:ajax-)?api\/2\.0\/mlflow-artifacts\/artifacts(?:\/(.*))?$/s;

function answer(store: TrackingServerOptions, request: TrackingRequest): ServiceResponse {
  const { method, path, query, body } = request;
  if (path === '/health') return textResponse(200, 'OK');
  if (path === '/version') return textResponse(200, MLFLOW_VERSION);
  if (path === '/')
    return textResponse(
      200,
      'MLflow tracking server of the lab. The Experiments panel shows what it keeps.\n',
    );
  ensureStore(store);
  const endpoint = API.exec(path)?.[1];
  if (method === 'GET' && (path === '/get-artifact' || endpoint === 'get-artifact'))
    return getArtifact(store, queryParams(query));
  if (
    method === 'GET' &&
    (path === '/model-versions/get-artifact' || endpoint === 'model-versions/get-artifact')
  )
    return getVersionArtifact(store, queryParams(query));
  if (method === 'POST' && endpoint === 'upload-artifact')
    return uploadArtifact(store, queryParams(query), body);
  const proxied = PROXY.exec(path);
  if (proxied !== null && method === 'GET' && !proxied[1]) return listProxied(store, queryParams(query));
  const file = proxied === null ? null : proxyArtifact(store, method, proxied[1] ?? '', body);
  if (file !== null) return file;
  const methods = endpoint !== undefined && Object.hasOwn(ROUTES, endpoint) ? ROUTES[endpoint]! : null;
  if (methods === null) return refusal('ENDPOINT_NOT_FOUND', `There is no endpoint ${path} on this server.`);
  const handler = methods[method as Method];
  if (handler === undefined) {
    const allowed = Object.keys(methods).join(', ');
    const message = `The method ${method} is not allowed for ${path}. It takes ${allowed}.`;
    const response = jsonResponse(405, { error_code: 'BAD_REQUEST', message });
    return { ...response, headers: { ...response.headers, allow: allowed } };
  }
  return jsonResponse(200, handler(store, method === 'GET' ? queryParams(query) : bodyParams(request)));
}

/**
 * Creates a tracking server: MLflow's REST API over the file store at `root`. It keeps nothing in memory, so several may
 * stand on the same files, and each goes on where the last one stopped.
 */
export function createTrackingServer(options: TrackingServerOptions): TrackingServer {
  return {
    handle: (request) => {
      try {
        return answer(options, request);
      } catch (error) {
        if (error instanceof MlflowError) return refusal(error.code, error.message);
        if (error instanceof DamagedError || error instanceof FileSystemError)
          return refusal('INTERNAL_ERROR', error.message);
        throw error;
      }
    },
  };
}

/** The lab's tracking server, as a service: over `/workspace/mlruns`. */
export const trackingServer: LabService = async (request, context) => {
  const server = createTrackingServer({ ...context, root: `${WORKSPACE_ROOT}/mlruns`, user: 'learner' });
  return server.handle({
    ...addressOf(request.url),
    method: request.method,
    headers: request.headers,
    body: request.body,
  });
};
