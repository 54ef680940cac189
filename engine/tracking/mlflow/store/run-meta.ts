import { RUN_STATUSES, type RunInfo, type RunStatus } from '../entities';
import type { StoreContext } from './context';
import { META } from './layout';
import { DamagedError, neededText, numberIn, readMeta, stageIn, textIn, writeMeta } from './meta-file';

/** MLflow's number for a run that was started on this machine. */
const SOURCE_LOCAL = 4;

function statusIn(value: unknown): RunStatus | null {
  if (value === undefined || value === null) return 'RUNNING';
  if (typeof value === 'number') return RUN_STATUSES[value - 1] ?? null;
  return RUN_STATUSES.find((status) => status === value) ?? null;
}

/**
 * Reads the `meta.yaml` of a run.
 * @throws DamagedError when it is not one of a run, or of a run of another experiment.
 */
export function readRunInfo({ fs }: StoreContext, folder: string): RunInfo {
  const meta = readMeta(fs, folder);
  const path = `${folder}/${META}`;
  const [experimentFolder, folderId] = folder.split('/').slice(-2) as [string, string];
  const experimentId = neededText(meta, 'experiment_id', folder);
  if (experimentId !== experimentFolder)
    throw new DamagedError(path, `it is of the experiment ${experimentId}, but lies in ${experimentFolder}`);
  const runId = textIn(meta, 'run_id') ?? textIn(meta, 'run_uuid') ?? folderId;
  if (runId !== folderId)
    throw new DamagedError(path, `it is of the run ${runId}, but its folder is ${folderId}`);
  const status = statusIn(meta.status);
  if (status === null)
    throw new DamagedError(path, `its status ${JSON.stringify(meta.status)} is none of MLflow's`);
  return {
    runId,
    runName: textIn(meta, 'run_name') ?? '',
    experimentId,
    userId: textIn(meta, 'user_id') ?? '',
    status,
    startTime: numberIn(meta, 'start_time'),
    endTime: numberIn(meta, 'end_time'),
    artifactUri: textIn(meta, 'artifact_uri') ?? '',
    lifecycleStage: stageIn(meta),
    deletedTime: numberIn(meta, 'deleted_time'),
  };
}

/** Writes the `meta.yaml` of a run. `run_uuid` is for readers before MLflow 3. */
export function writeRunInfo({ fs }: StoreContext, folder: string, info: RunInfo): void {
  writeMeta(fs, folder, {
    artifact_uri: info.artifactUri,
    end_time: info.endTime,
    entry_point_name: '',
    experiment_id: info.experimentId,
    lifecycle_stage: info.lifecycleStage,
    run_id: info.runId,
    run_name: info.runName,
    run_uuid: info.runId,
    source_name: '',
    source_type: SOURCE_LOCAL,
    source_version: '',
    start_time: info.startTime,
    status: RUN_STATUSES.indexOf(info.status) + 1,
    tags: [],
    user_id: info.userId,
    ...(info.deletedTime !== null && { deleted_time: info.deletedTime }),
  });
}
