import { findExperimentByName } from '../../../tracking/mlflow/store/experiments';
import { metricHistory } from '../../../tracking/mlflow/store/logging';
import { findRun, listRuns } from '../../../tracking/mlflow/store/runs';
import type { SearchOptions } from './options';
import type { Search } from './run-search';

/** What the store says of one run of a search. */
export interface RunRecord {
  readonly runId: string;
  readonly name: string;
  readonly isFinished: boolean;
  readonly params: Readonly<Record<string, string>>;
  /** The agreed metric; null: not logged. */
  readonly metric: number | null;
  /** Points of the agreed metric: one for a run that is one training. */
  readonly metricPoints: number;
  /** Points of the curve. */
  readonly curvePoints: number;
  /** MD5 of the data that it read, by whatever it noted them. */
  readonly digests: readonly string[];
  readonly commit: string;
  /** The weights of its model; null: it logged none. */
  readonly weights: string | null;
}

/** The runs of the experiment in the order in which they began, without those that only hold others together. */
export function readRuns({ store }: Search, options: SearchOptions): RunRecord[] {
  const experiment = findExperimentByName(store, options.experiment);
  if (experiment === null) return [];
  const { items } = listRuns(store, experiment.experimentId, 'ACTIVE_ONLY');
  const parents = new Set(items.map(({ tags }) => tags.get('mlflow.parentRunId')));
  return items
    .filter(({ info }) => !parents.has(info.runId))
    .sort((a, b) => (a.info.startTime ?? 0) - (b.info.startTime ?? 0))
    .map(({ info, params, metrics, tags, inputs }) => {
      const { runId } = info;
      const artifacts = `${findRun(store, runId).folder}/artifacts`;
      const weights = store.fs.isFolder(artifacts)
        ? store.fs.filesBelow(artifacts).find((path) => path.endsWith('/weights.json'))
        : undefined;
      return {
        runId,
        name: info.runName,
        isFinished: info.status === 'FINISHED',
        params: Object.fromEntries(params),
        metric: metrics.get(options.metric)?.value ?? null,
        metricPoints: metricHistory(store, runId, options.metric).length,
        curvePoints: new Set(metricHistory(store, runId, options.curve.metric).map(({ step }) => step)).size,
        digests: [
          ...inputs.map(({ dataset }) => dataset.digest),
          ...[...tags].filter(([key]) => key === `dvc.${options.data}`).map(([, value]) => value),
        ],
        commit: tags.get('mlflow.source.git.commit') ?? '',
        weights: weights === undefined ? null : store.fs.readText(weights),
      };
    });
}
