import type { FileContent } from '../../../core/files';
import type { ServiceResponse } from '../../../core/lab-service';
import { invalid } from '../errors';
import { resolveModel } from '../model/resolve-model';
import {
  listArtifacts,
  proxiedArtifact,
  readArtifact,
  removeArtifact,
  writeArtifact,
} from '../store/artifacts';
import type { StoreContext } from '../store/context';
import { checkVersion } from '../validation';
import { mimeType } from './mime-type';
import type { Params } from './params';
import { jsonResponse } from './route';
import { fileShape, pageShape } from './shapes';

/** A file as a download, so that no browser runs it as a page of this server. */
function download(path: string, content: FileContent): ServiceResponse {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return {
    status: 200,
    headers: {
      'content-type': mimeType(path),
      'content-disposition': `attachment; filename=${name}`,
      'x-content-type-options': 'nosniff',
    },
    body: content,
  };
}

/** `GET /get-artifact?run_id=…&path=…`. */
export function getArtifact(store: StoreContext, params: Params): ServiceResponse {
  const path = params.neededText('path');
  return download(path, readArtifact(store, params.runId(), path));
}

/** `GET /model-versions/get-artifact?name=…&version=…&path=…`. */
export function getVersionArtifact(store: StoreContext, params: Params): ServiceResponse {
  const path = params.neededText('path');
  const place = resolveModel(
    store,
    `models:/${params.neededText('name')}/${checkVersion(params.neededText('version'))}`,
  );
  return download(path, readArtifact(store, place.runId, `${place.path}/${path}`));
}

/** `POST /ajax-api/2.0/mlflow/upload-artifact?run_uuid=…&path=…` with the file as the body. */
export function uploadArtifact(store: StoreContext, params: Params, body: FileContent): ServiceResponse {
  const runId = params.text('run_uuid');
  if (runId === '') throw invalid('Request must specify run_uuid.');
  const path = params.text('path');
  if (path === '') throw invalid('Request must specify path.');
  writeArtifact(store, runId, path, body);
  return jsonResponse(200, {});
}

/** `GET|PUT|DELETE /api/2.0/mlflow-artifacts/artifacts/<experiment>/<run>/artifacts/<path>`. */
export function proxyArtifact(
  store: StoreContext,
  method: string,
  place: string,
  body: FileContent,
): ServiceResponse | null {
  switch (method) {
    case 'GET': {
      const { runId, path } = proxiedArtifact(store, place);
      return download(path, readArtifact(store, runId, path));
    }
    case 'PUT': {
      const { runId, path } = proxiedArtifact(store, place);
      writeArtifact(store, runId, path, body);
      return jsonResponse(200, {});
    }
    case 'DELETE': {
      const { runId, path } = proxiedArtifact(store, place);
      removeArtifact(store, runId, path);
      return jsonResponse(200, {});
    }
    default:
      return null;
  }
}

/** `GET /api/2.0/mlflow-artifacts/artifacts?path=…`: the files of a folder, by their names alone. */
export function listProxied(store: StoreContext, params: Params): ServiceResponse {
  const { runId, path } = proxiedArtifact(store, params.text('path'));
  const files = listArtifacts(store, runId, path).map((file) =>
    fileShape({ ...file, path: file.path.slice(file.path.lastIndexOf('/') + 1) }),
  );
  return jsonResponse(200, pageShape('files', files, null));
}
