import { type DatasetInput, type Metric, RUN_STATUSES } from '../entities';
import { invalid } from '../errors';
import { searchRuns } from '../search/search';
import { listArtifacts } from '../store/artifacts';
import { DEFAULT_EXPERIMENT_ID } from '../store/layout';
import { logBatch, logInputs, logMetric, logParam, metricHistory } from '../store/logging';
import { createRun, deleteTag, markRun, setTag, updateRun } from '../store/run-changes';
import { findRun, getRun } from '../store/runs';
import { searchOptions, VIEW_TYPES } from './experiment-routes';
import { recordModel } from './log-model';
import type { Params } from './params';
import type { Routes } from './route';
import { fileShape, metricShape, pageShape, runInfoShape, runShape } from './shapes';

const MAX_BULK_RUNS = 100;
const MAX_BULK_POINTS = 25_000;

const metricOf = (params: Params): Metric => ({
  key: params.neededText('key'),
  value: params.neededFloat('value'),
  timestamp: params.neededWhole('timestamp'),
  step: params.whole('step') ?? 0,
});

function datasetInputOf(params: Params): DatasetInput {
  const dataset = params.neededMessage('dataset');
  return {
    dataset: {
      name: dataset.neededText('name'),
      digest: dataset.neededText('digest'),
      sourceType: dataset.neededText('source_type'),
      source: dataset.neededText('source'),
      schema: dataset.text('schema') || null,
      profile: dataset.text('profile') || null,
    },
    tags: params.tags('tags'),
  };
}

/** `runs/…`. */
export const RUN_ROUTES: Routes = {
  'runs/create': {
    POST: (store, params) => {
      const run = createRun(store, {
        experimentId: params.text('experiment_id') || DEFAULT_EXPERIMENT_ID,
        userId: params.text('user_id'),
        startTime: params.whole('start_time'),
        runName: params.text('run_name'),
        tags: params.tags('tags'),
      });
      return { run: runShape(run) };
    },
  },
  'runs/update': {
    POST: (store, params) => {
      const info = updateRun(store, params.runId(), {
        status: params.oneOf('status', RUN_STATUSES, 1),
        endTime: params.whole('end_time'),
        runName: params.text('run_name'),
      });
      return { run_info: runInfoShape(info) };
    },
  },
  'runs/get': { GET: (store, params) => ({ run: runShape(getRun(store, params.runId())) }) },
  'runs/delete': {
    POST: (store, params) => {
      markRun(store, params.neededText('run_id'), 'deleted');
      return {};
    },
  },
  'runs/restore': {
    POST: (store, params) => {
      markRun(store, params.neededText('run_id'), 'active');
      return {};
    },
  },
  'runs/search': {
    POST: (store, params) => {
      const view = params.oneOf('run_view_type', VIEW_TYPES, 1) ?? 'ACTIVE_ONLY';
      const options = searchOptions(params);
      const { items, nextPageToken } = searchRuns(store, params.texts('experiment_ids'), view, options);
      return pageShape('runs', items.map(runShape), nextPageToken);
    },
  },
  'runs/log-metric': {
    POST: (store, params) => {
      logMetric(store, params.runId(), metricOf(params));
      return {};
    },
  },
  'runs/log-parameter': {
    POST: (store, params) => {
      logParam(store, params.runId(), params.tag());
      return {};
    },
  },
  'runs/set-tag': {
    POST: (store, params) => {
      setTag(store, params.runId(), params.tag());
      return {};
    },
  },
  'runs/delete-tag': {
    POST: (store, params) => {
      deleteTag(store, params.neededText('run_id'), params.neededText('key'));
      return {};
    },
  },
  'runs/log-batch': {
    POST: (store, params) => {
      logBatch(store, params.neededText('run_id'), {
        metrics: params.messages('metrics').map(metricOf),
        params: params.tags('params'),
        tags: params.tags('tags'),
      });
      return {};
    },
  },
  'runs/log-inputs': {
    POST: (store, params) => {
      logInputs(store, params.neededText('run_id'), params.messages('datasets').map(datasetInputOf));
      return {};
    },
  },
  'runs/log-model': {
    POST: (store, params) => {
      recordModel(store, params.neededText('run_id'), params.neededText('model_json'));
      return {};
    },
  },
  'metrics/get-history': {
    GET: (store, params) => {
      const points = metricHistory(store, params.runId(), params.neededText('metric_key'));
      return pageShape('metrics', points.map(metricShape), null);
    },
  },
  'metrics/get-history-bulk': {
    GET: (store, params) => {
      const runIds = params.texts('run_id');
      if (runIds.length === 0)
        throw invalid('GetMetricHistoryBulk request must specify at least one run_id.');
      if (runIds.length > MAX_BULK_RUNS)
        throw invalid(
          `GetMetricHistoryBulk request cannot specify more than ${MAX_BULK_RUNS} run_ids. ` +
            `Received ${runIds.length} run_ids.`,
        );
      const key = params.text('metric_key');
      if (key === '') throw invalid('GetMetricHistoryBulk request must specify a metric_key.');
      const limit = Math.min(params.whole('max_results') ?? MAX_BULK_POINTS, MAX_BULK_POINTS);
      const points = [...runIds]
        .sort()
        .flatMap((runId) =>
          [...metricHistory(store, runId, key)]
            .sort((a, b) => a.timestamp - b.timestamp || a.step - b.step || a.value - b.value)
            .map((point) => ({ ...metricShape(point), run_id: runId })),
        );
      return { metrics: points.slice(0, limit) };
    },
  },
  'artifacts/list': {
    GET: (store, params) => {
      const runId = params.runId();
      const files = listArtifacts(store, runId, params.text('path'));
      const { info } = findRun(store, runId);
      return { root_uri: info.artifactUri, ...pageShape('files', files.map(fileShape), null) };
    },
  },
};
