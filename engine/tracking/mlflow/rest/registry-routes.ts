import { resolvePath } from '../../../core/file-system';
import type { RegisteredModel } from '../entities';
import { invalid } from '../errors';
import { searchModels, searchVersions } from '../search/search';
import { baseOfUris } from '../store/artifact-location';
import type { StoreContext } from '../store/context';
import {
  createModel,
  createVersion,
  deleteAlias,
  deleteModel,
  deleteModelTag,
  deleteVersion,
  deleteVersionTag,
  renameModel,
  setAlias,
  setModelTag,
  setVersionTag,
  transitionStage,
  updateModel,
  updateVersion,
} from '../store/registry-changes';
import { getModel, getVersion, latestVersions, versionByAlias } from '../store/registry-read';
import { findRun } from '../store/runs';
import { searchOptions } from './experiment-routes';
import type { Endpoint, Routes } from './route';
import { modelShape, pageShape, versionShape } from './shapes';

const answerModel = (store: StoreContext, model: RegisteredModel) => ({
  registered_model: modelShape(model, latestVersions(store, model.name)),
});

/**
 * The source of a version is inside the artifacts of its run, or a URI of the tracking server; otherwise a client could
 * have any file of the server served as a model.
 * @throws MlflowError INVALID_PARAMETER_VALUE.
 */
function checkSource(store: StoreContext, source: string, runId: string): void {
  if (/(?:^|\/)\.\.(?:\/|$)|%2e%2e/i.test(source))
    throw invalid(
      `Invalid model version source: '${source}'. If supplying a source as an http, https, local file path, ftp, ` +
        'objectstore, or mlflow-artifacts uri, an absolute path must be provided without relative path references ' +
        'present. Please provide an absolute path.',
    );
  const isLocal = !/^[a-zA-Z][a-zA-Z0-9+.-]*:/.test(source) || source.startsWith('file:');
  if (!isLocal) return;
  if (runId !== '') {
    const base = baseOfUris(store);
    const path = resolvePath(base, source.replace(/^file:(?:\/\/)?/, ''));
    const artifacts = resolvePath(
      base,
      findRun(store, runId).info.artifactUri.replace(/^file:(?:\/\/)?/, ''),
    );
    if (path === artifacts || path.startsWith(`${artifacts}/`)) return;
  }
  throw invalid(
    `Invalid model version source: '${source}'. To use a local path as a model version source, the run_id request ` +
      'parameter has to be specified and the local path has to be contained within the artifact directory of the run ' +
      'specified by the run_id.',
  );
}

const getLatest: Endpoint = (store, params) =>
  pageShape(
    'model_versions',
    latestVersions(store, params.neededText('name'), params.texts('stages')).map(versionShape),
    null,
  );

/** `registered-models/…`. */
export const MODEL_ROUTES: Routes = {
  'registered-models/create': {
    POST: (store, params) => {
      const name = params.neededText('name');
      return answerModel(store, createModel(store, name, params.text('description'), params.tags('tags')));
    },
  },
  'registered-models/get': {
    GET: (store, params) => answerModel(store, getModel(store, params.neededText('name'))),
  },
  'registered-models/update': {
    PATCH: (store, params) =>
      answerModel(store, updateModel(store, params.neededText('name'), params.text('description'))),
  },
  'registered-models/rename': {
    POST: (store, params) =>
      answerModel(store, renameModel(store, params.neededText('name'), params.neededText('new_name'))),
  },
  'registered-models/delete': {
    DELETE: (store, params) => {
      deleteModel(store, params.neededText('name'));
      return {};
    },
  },
  'registered-models/search': {
    GET: (store, params) => {
      const { items, nextPageToken } = searchModels(store, searchOptions(params));
      const shapes = items.map((model) => modelShape(model, latestVersions(store, model.name)));
      return pageShape('registered_models', shapes, nextPageToken);
    },
  },
  'registered-models/get-latest-versions': { GET: getLatest, POST: getLatest },
  'registered-models/set-tag': {
    POST: (store, params) => {
      setModelTag(store, params.neededText('name'), params.tag());
      return {};
    },
  },
  'registered-models/delete-tag': {
    DELETE: (store, params) => {
      deleteModelTag(store, params.neededText('name'), params.neededText('key'));
      return {};
    },
  },
  'registered-models/alias': {
    POST: (store, params) => {
      setAlias(store, params.neededText('name'), params.neededText('alias'), params.neededText('version'));
      return {};
    },
    DELETE: (store, params) => {
      deleteAlias(store, params.neededText('name'), params.neededText('alias'));
      return {};
    },
    GET: (store, params) => ({
      model_version: versionShape(
        versionByAlias(store, params.neededText('name'), params.neededText('alias')),
      ),
    }),
  },
};

/** `model-versions/…`. */
export const VERSION_ROUTES: Routes = {
  'model-versions/create': {
    POST: (store, params) => {
      const name = params.neededText('name');
      const source = params.neededText('source');
      const runId = params.text('run_id');
      checkSource(store, source, runId);
      const version = createVersion(store, {
        name,
        source,
        runId,
        runLink: params.text('run_link'),
        description: params.text('description'),
        tags: params.tags('tags'),
      });
      return { model_version: versionShape(version) };
    },
  },
  'model-versions/get': {
    GET: (store, params) => ({
      model_version: versionShape(getVersion(store, params.neededText('name'), params.neededText('version'))),
    }),
  },
  'model-versions/update': {
    PATCH: (store, params) => ({
      model_version: versionShape(
        updateVersion(
          store,
          params.neededText('name'),
          params.neededText('version'),
          params.text('description'),
        ),
      ),
    }),
  },
  'model-versions/delete': {
    DELETE: (store, params) => {
      deleteVersion(store, params.neededText('name'), params.neededText('version'));
      return {};
    },
  },
  'model-versions/search': {
    GET: (store, params) => {
      const { items, nextPageToken } = searchVersions(store, searchOptions(params));
      return pageShape('model_versions', items.map(versionShape), nextPageToken);
    },
  },
  'model-versions/get-download-uri': {
    GET: (store, params) => ({
      artifact_uri: getVersion(store, params.neededText('name'), params.neededText('version'))
        .storageLocation,
    }),
  },
  'model-versions/transition-stage': {
    POST: (store, params) => ({
      model_version: versionShape(
        transitionStage(
          store,
          params.neededText('name'),
          params.neededText('version'),
          params.neededText('stage'),
          params.flag('archive_existing_versions'),
        ),
      ),
    }),
  },
  'model-versions/set-tag': {
    POST: (store, params) => {
      setVersionTag(store, params.neededText('name'), params.neededText('version'), params.tag());
      return {};
    },
  },
  'model-versions/delete-tag': {
    DELETE: (store, params) => {
      deleteVersionTag(
        store,
        params.neededText('name'),
        params.neededText('version'),
        params.neededText('key'),
      );
      return {};
    },
  },
};
