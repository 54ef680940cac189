import { PyFloat, type PyValue } from '../../../core/python-text';
import type {
  DatasetInput,
  Experiment,
  FileInfo,
  Metric,
  ModelVersion,
  RegisteredModel,
  Run,
  RunInfo,
} from '../entities';

/**
 * The JSON of MLflow's answers: fields in the order of their protobuf numbers, whole numbers as numbers, what is not set
 * and empty lists left out.
 */

type Shape = { readonly [key: string]: PyValue };

/** Without what is null or an empty list. */
function present(shape: { readonly [key: string]: PyValue | null }): Shape {
  const kept = Object.entries(shape).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(kept) as Shape;
}

export const tagShapes = (tags: ReadonlyMap<string, string>): readonly Shape[] =>
  [...tags].map(([key, value]) => ({ key, value }));

/** Protobuf writes what is not finite as a string. */
function double(value: number): PyValue {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  return new PyFloat(value);
}

export const metricShape = ({ key, value, timestamp, step }: Metric): Shape => ({
  key,
  value: double(value),
  timestamp,
  step,
});

export const experimentShape = (experiment: Experiment): Shape =>
  present({
    experiment_id: experiment.experimentId,
    name: experiment.name,
    artifact_location: experiment.artifactLocation,
    lifecycle_stage: experiment.lifecycleStage,
    last_update_time: experiment.lastUpdateTime,
    creation_time: experiment.creationTime,
    tags: tagShapes(experiment.tags),
  });

export const runInfoShape = (info: RunInfo): Shape =>
  present({
    run_uuid: info.runId,
    experiment_id: info.experimentId,
    run_name: info.runName,
    user_id: info.userId,
    status: info.status,
    start_time: info.startTime,
    end_time: info.endTime,
    artifact_uri: info.artifactUri,
    lifecycle_stage: info.lifecycleStage,
    run_id: info.runId,
  });

const datasetInputShape = ({ dataset, tags }: DatasetInput): Shape =>
  present({
    tags: tags.map(({ key, value }) => ({ key, value })),
    dataset: present({
      name: dataset.name,
      digest: dataset.digest,
      source_type: dataset.sourceType,
      source: dataset.source,
      schema: dataset.schema,
      profile: dataset.profile,
    }),
  });

export const runShape = (run: Run): Shape => ({
  info: runInfoShape(run.info),
  data: present({
    metrics: [...run.metrics.values()].map(metricShape),
    params: tagShapes(run.params),
    tags: tagShapes(run.tags),
  }),
  inputs: present({ dataset_inputs: run.inputs.map(datasetInputShape) }),
  outputs: {},
});

export const versionShape = (version: ModelVersion): Shape =>
  present({
    name: version.name,
    version: String(version.version),
    creation_timestamp: version.creationTimestamp,
    last_updated_timestamp: version.lastUpdatedTimestamp,
    current_stage: version.currentStage,
    description: version.description,
    source: version.source,
    run_id: version.runId,
    status: 'READY',
    tags: tagShapes(version.tags),
    run_link: version.runLink,
    aliases: version.aliases,
  });

export const modelShape = (model: RegisteredModel, latest: readonly ModelVersion[]): Shape =>
  present({
    name: model.name,
    creation_timestamp: model.creationTimestamp,
    last_updated_timestamp: model.lastUpdatedTimestamp,
    description: model.description,
    latest_versions: latest.map(versionShape),
    tags: tagShapes(model.tags),
    aliases: [...model.aliases].map(([alias, version]) => ({ alias, version: String(version) })),
  });

export const fileShape = ({ path, isDir, fileSize }: FileInfo): Shape =>
  present({ path, is_dir: isDir, file_size: fileSize });

/** An answer with a page of something. */
export const pageShape = (name: string, items: readonly Shape[], nextPageToken: string | null): Shape =>
  present({ [name]: items, next_page_token: nextPageToken });
