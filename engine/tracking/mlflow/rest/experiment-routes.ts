import { invalid, missing } from '../errors';
import { searchExperiments } from '../search/search';
import {
  createExperiment,
  deleteExperimentTag,
  findExperimentByName,
  getExperiment,
  renameExperiment,
  setExperimentTag,
} from '../store/experiments';
import { moveExperiment } from '../store/run-changes';
import { listRuns } from '../store/runs';
import type { Params } from './params';
import type { Endpoint, Routes } from './route';
import { experimentShape, pageShape } from './shapes';

export const VIEW_TYPES = ['ACTIVE_ONLY', 'DELETED_ONLY', 'ALL'] as const;

const MAX_EXPERIMENTS_FOR_DATASETS = 20;

/** What every search has in common. */
export const searchOptions = (params: Params) => ({
  filter: params.text('filter'),
  orderBy: params.texts('order_by'),
  maxResults: params.whole('max_results'),
  pageToken: params.text('page_token'),
});

const search: Endpoint = (store, params) => {
  const view = params.oneOf('view_type', VIEW_TYPES, 1) ?? 'ACTIVE_ONLY';
  const { items, nextPageToken } = searchExperiments(store, view, searchOptions(params));
  return pageShape('experiments', items.map(experimentShape), nextPageToken);
};

/** The datasets that runs of some experiments have read, each with its digest and context once. */
const searchDatasets: Endpoint = (store, params) => {
  const ids = params.texts('experiment_ids');
  if (ids.length === 0) throw invalid('SearchDatasets request must specify at least one experiment_id.');
  if (ids.length > MAX_EXPERIMENTS_FOR_DATASETS)
    throw invalid(
      `SearchDatasets request cannot specify more than ${MAX_EXPERIMENTS_FOR_DATASETS} experiment_ids. ` +
        `Received ${ids.length} experiment_ids.`,
    );
  const summaries = new Map<string, Record<string, string>>();
  for (const experimentId of ids)
    for (const run of listRuns(store, experimentId, 'ACTIVE_ONLY').items)
      for (const { dataset, tags } of run.inputs) {
        const context = tags.find(({ key }) => key === 'mlflow.data.context')?.value;
        const summary = {
          experiment_id: experimentId,
          name: dataset.name,
          digest: dataset.digest,
          ...(context !== undefined && { context }),
        };
        summaries.set(JSON.stringify(summary), summary);
      }
  return pageShape('dataset_summaries', [...summaries.values()], null);
};

/** `experiments/…`. */
export const EXPERIMENT_ROUTES: Routes = {
  'experiments/create': {
    POST: (store, params) => ({
      experiment_id: createExperiment(
        store,
        params.neededText('name'),
        params.text('artifact_location'),
        params.tags('tags'),
      ),
    }),
  },
  'experiments/get': {
    GET: (store, params) => ({
      experiment: experimentShape(getExperiment(store, params.neededText('experiment_id'))),
    }),
  },
  'experiments/get-by-name': {
    GET: (store, params) => {
      const name = params.neededText('experiment_name');
      const experiment = findExperimentByName(store, name);
      if (experiment === null) throw missing(`Could not find experiment with name '${name}'`);
      return { experiment: experimentShape(experiment) };
    },
  },
  'experiments/search': { GET: search, POST: search },
  'experiments/search-datasets': { POST: searchDatasets },
  'experiments/delete': {
    POST: (store, params) => {
      moveExperiment(store, params.neededText('experiment_id'), 'deleted');
      return {};
    },
  },
  'experiments/restore': {
    POST: (store, params) => {
      moveExperiment(store, params.neededText('experiment_id'), 'active');
      return {};
    },
  },
  'experiments/update': {
    POST: (store, params) => {
      renameExperiment(store, params.neededText('experiment_id'), params.neededText('new_name'));
      return {};
    },
  },
  'experiments/set-experiment-tag': {
    POST: (store, params) => {
      setExperimentTag(store, params.neededText('experiment_id'), params.tag());
      return {};
    },
  },
  'experiments/delete-experiment-tag': {
    POST: (store, params) => {
      deleteExperimentTag(store, params.neededText('experiment_id'), params.neededText('key'));
      return {};
    },
  },
};
