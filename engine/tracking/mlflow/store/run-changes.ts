import type { Run, RunInfo, RunStatus, Tag } from '../entities';
import { invalid, MlflowError, missing } from '../errors';
import { checkKey, checkLength, LIMITS } from '../validation';
import { randomText, type StoreContext, unused } from './context';
import { experimentFolder, experimentFolders, getExperiment, relocateExperiment } from './experiments';
import { removeKey, writeKey } from './key-files';
import { ARTIFACTS, DEFAULT_EXPERIMENT_ID, METRICS, PARAMS, TAGS } from './layout';
import { writeRunInfo } from './run-meta';
import { randomRunName } from './run-names';
import { findActiveRun, findRun, RUN_NAME_TAG, readRun, runFolders } from './runs';

/** What a run is started with. */
export interface NewRun {
  readonly experimentId: string;
  readonly userId?: string;
  readonly startTime?: number;
  readonly runName?: string;
  readonly tags?: readonly Tag[];
}

/** @throws MlflowError. */
export function createRun(context: StoreContext, start: NewRun): Run {
  const { fs, rng, clock } = context;
  const experiment = getExperiment(context, start.experimentId);
  if (experiment.lifecycleStage !== 'active')
    throw new MlflowError(
      'INVALID_STATE',
      `Could not create run under non-active experiment with ID ${start.experimentId}.`,
    );
  const tags = new Map((start.tags ?? []).map(({ key, value }) => [key, value]));
  for (const [key, value] of tags) checkRunTag({ key, value }, 'name');
  const named = tags.get(RUN_NAME_TAG) ?? '';
  const asked = start.runName ?? '';
  if (asked !== '' && named !== '' && asked !== named)
    throw invalid(
      "Both 'run_name' argument and 'mlflow.runName' tag are specified, but with different values " +
        `(run_name='${asked}', mlflow.runName='${named}').`,
    );
  const runName = asked || named || randomRunName(rng);
  tags.set(RUN_NAME_TAG, runName);
  const isTaken = (id: string) => experimentFolders(context).some((folder) => fs.exists(`${folder}/${id}`));
  const runId = unused(() => randomText(rng, '0123456789abcdef', 32), isTaken);
  const folder = `${experimentFolder(context, start.experimentId)!}/${runId}`;
  for (const name of [METRICS, PARAMS, ARTIFACTS]) fs.makeFolder(`${folder}/${name}`);
  for (const [key, value] of tags) writeKey(fs, `${folder}/${TAGS}`, key, value);
  // The meta file last: what breaks off before it has left no run.
  const info: RunInfo = {
    runId,
    runName,
    experimentId: start.experimentId,
    userId: start.userId || context.user,
    status: 'RUNNING',
    startTime: start.startTime ?? clock.now(),
    endTime: null,
    artifactUri: `${experiment.artifactLocation}/${runId}/${ARTIFACTS}`,
    lifecycleStage: 'active',
    deletedTime: null,
  };
  writeRunInfo(context, folder, info);
  return readRun(context, { folder, info });
}

/** @throws MlflowError INVALID_PARAMETER_VALUE. */
export function checkRunTag({ key, value }: Tag, parameter: string, valueParameter = 'value'): void {
  checkKey(key, parameter);
  checkLength(valueParameter, value, LIMITS.tagValue);
}

/** What can be changed of a run; what is absent stays. */
export interface RunUpdate {
  readonly status?: RunStatus;
  readonly endTime?: number;
  readonly runName?: string;
}

/** @throws MlflowError. */
export function updateRun(context: StoreContext, runId: string, update: RunUpdate): RunInfo {
  const { folder, info } = findActiveRun(context, runId);
  const runName = update.runName || info.runName;
  if (update.runName) {
    checkLength('run_name', update.runName, LIMITS.tagValue);
    writeKey(context.fs, `${folder}/${TAGS}`, RUN_NAME_TAG, update.runName);
  }
  const changed = {
    ...info,
    runName,
    status: update.status ?? info.status,
    endTime: update.endTime ?? info.endTime,
  };
  writeRunInfo(context, folder, changed);
  return changed;
}

/** Sets a tag; `mlflow.runName` renames the run. @throws MlflowError. */
export function setTag(context: StoreContext, runId: string, tag: Tag): void {
  checkRunTag(tag, 'name');
  const { folder, info } = findActiveRun(context, runId);
  writeKey(context.fs, `${folder}/${TAGS}`, tag.key, tag.value);
  if (tag.key === RUN_NAME_TAG && tag.value !== '')
    writeRunInfo(context, folder, { ...info, runName: tag.value });
}

/** @throws MlflowError. */
export function deleteTag(context: StoreContext, runId: string, key: string): void {
  const { folder } = findActiveRun(context, runId);
  checkKey(key, 'name');
  if (!removeKey(context.fs, `${folder}/${TAGS}`, key))
    throw missing(`No tag with name: ${key} in run with id ${runId}`);
}

/** Marks a run as deleted, or takes the mark away. @throws MlflowError. */
export function markRun(context: StoreContext, runId: string, stage: 'active' | 'deleted'): void {
  const { folder, info } = findRun(context, runId);
  mark(context, folder, info, stage);
}

function mark(context: StoreContext, folder: string, info: RunInfo, stage: 'active' | 'deleted'): void {
  const deletedTime = stage === 'deleted' ? context.clock.now() : null;
  writeRunInfo(context, folder, { ...info, lifecycleStage: stage, deletedTime });
}

/**
 * Deletes an experiment with its runs, or restores it with them.
 * @throws MlflowError.
 */
export function moveExperiment(context: StoreContext, experimentId: string, to: 'active' | 'deleted'): void {
  if (experimentId === DEFAULT_EXPERIMENT_ID && to === 'deleted')
    throw new MlflowError(
      'INTERNAL_ERROR',
      "Cannot delete the default experiment '0'. This is an internally reserved experiment.",
    );
  relocateExperiment(context, experimentId, to);
  for (const { folder, info } of runFolders(context, experimentId, []))
    if (info.lifecycleStage !== to) mark(context, folder, info, to);
}

/** Removes a run for good, with its artifacts beside it. @throws MlflowError. */
export function purgeRun(context: StoreContext, runId: string): void {
  const { folder, info } = findRun(context, runId);
  if (info.lifecycleStage !== 'deleted')
    throw invalid(
      `Run ${runId} is not in \`deleted\` lifecycle stage. Only runs in \`deleted\` lifecycle stage can be deleted.`,
    );
  context.fs.remove(folder);
}

/** Removes a deleted experiment for good, with its runs. @throws MlflowError. */
export function purgeExperiment(context: StoreContext, experimentId: string): void {
  const experiment = getExperiment(context, experimentId);
  if (experiment.lifecycleStage !== 'deleted')
    throw invalid(
      `Experiment ${experimentId} is not in \`deleted\` lifecycle stage. Only experiments in \`deleted\` lifecycle stage ` +
        'can be deleted.',
    );
  context.fs.remove(experimentFolder(context, experimentId)!);
}
