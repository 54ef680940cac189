import type { Damage, Listing, Metric, Run, RunInfo, ViewType } from '../entities';
import { invalid, MlflowError, missing } from '../errors';
import { checkRunId } from '../validation';
import type { StoreContext } from './context';
import { readInputs } from './dataset-inputs';
import { experimentFolder, experimentFolders, isInView } from './experiments';
import { foldersIn, keysIn, readKeys } from './key-files';
import { METRICS, NOT_RUNS, PARAMS, TAGS } from './layout';
import { DamagedError, hasMeta } from './meta-file';
import { latestPoint, readMetricFile } from './metric-file';
import { readRunInfo } from './run-meta';

/** The tag that holds the name of a run as well as its `meta.yaml` does. */
export const RUN_NAME_TAG = 'mlflow.runName';

/** A run's folder with what its `meta.yaml` says. */
export interface FoundRun {
  readonly folder: string;
  readonly info: RunInfo;
}

/**
 * Finds a run among the active and the deleted ones.
 * @throws MlflowError RESOURCE_DOES_NOT_EXIST, or INVALID_STATE when its `meta.yaml` cannot be used.
 */
export function findRun(context: StoreContext, runId: string): FoundRun {
  checkRunId(runId);
  const isThere = (experiment: string) =>
    !NOT_RUNS.has(runId) && context.fs.isFolder(`${experiment}/${runId}`);
  const experiment = experimentFolders(context).find(isThere);
  if (experiment === undefined) throw missing(`Run '${runId}' not found`);
  const folder = `${experiment}/${runId}`;
  try {
    return { folder, info: readRunInfo(context, folder) };
  } catch (error) {
    if (!(error instanceof DamagedError)) throw error;
    throw new MlflowError('INVALID_STATE', `Run '${runId}' metadata is in invalid state. ${error.message}`);
  }
}

/** As `findRun`, of a run that may still be written to. @throws MlflowError INVALID_PARAMETER_VALUE for a deleted one. */
export function findActiveRun(context: StoreContext, runId: string): FoundRun {
  const found = findRun(context, runId);
  if (found.info.lifecycleStage !== 'active')
    throw invalid(`The run ${runId} must be in 'active' lifecycle_stage.`);
  return found;
}

/** All that a run's folder says; what in it cannot be read is put among the damaged. */
export function readRun(context: StoreContext, { folder, info }: FoundRun, damaged: Damage[] = []): Run {
  const { fs } = context;
  const metrics = new Map<string, Metric>();
  for (const key of keysIn(fs, `${folder}/${METRICS}`)) {
    const path = `${folder}/${METRICS}/${key}`;
    const { points, problem } = readMetricFile(key, fs.readText(path));
    if (problem !== null) damaged.push({ path, reason: problem });
    const latest = latestPoint(points);
    if (latest !== null) metrics.set(key, latest);
  }
  const tags = readKeys(fs, `${folder}/${TAGS}`);
  return {
    info: info.runName === '' ? { ...info, runName: tags.get(RUN_NAME_TAG) ?? '' } : info,
    metrics,
    params: readKeys(fs, `${folder}/${PARAMS}`),
    tags,
    inputs: readInputs(context, folder, damaged),
  };
}

/** @throws MlflowError as `findRun`. */
export const getRun = (context: StoreContext, runId: string): Run =>
  readRun(context, findRun(context, runId));

/** The runs of an experiment, in the order of their ids; [] for an experiment that is not there. */
export function listRuns(context: StoreContext, experimentId: string, view: ViewType): Listing<Run> {
  const items: Run[] = [];
  const damaged: Damage[] = [];
  for (const found of runFolders(context, experimentId, damaged))
    if (isInView(found.info.lifecycleStage, view)) items.push(readRun(context, found, damaged));
  return { items, damaged };
}

/** The runs of an experiment, without what was logged; what cannot be read is put among the damaged. */
export function runFolders(context: StoreContext, experimentId: string, damaged: Damage[]): FoundRun[] {
  const experiment = experimentFolder(context, experimentId);
  if (experiment === null) return [];
  const found: FoundRun[] = [];
  for (const name of foldersIn(context.fs, experiment)) {
    const folder = `${experiment}/${name}`;
    // Without a meta file it is a run that was never wholly made, or a folder of artifacts.
    if (NOT_RUNS.has(name) || (!hasMeta(context.fs, folder) && !hasRunFolders(context, folder))) continue;
    try {
      found.push({ folder, info: readRunInfo(context, folder) });
    } catch (error) {
      if (!(error instanceof DamagedError)) throw error;
      damaged.push(error.damage);
    }
  }
  return found;
}

/** Does a folder without a meta file hold what was logged? Then the file was lost, and somebody must hear of it. */
const hasRunFolders = ({ fs }: StoreContext, folder: string): boolean =>
  [METRICS, PARAMS].some((name) => fs.filesBelow(`${folder}/${name}`).length > 0);
