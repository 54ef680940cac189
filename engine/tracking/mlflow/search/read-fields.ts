import type { Experiment, ModelVersion, RegisteredModel, Run } from '../entities';
import type { ReadField } from '../filter/evaluate';

const CONTEXT_TAG = 'mlflow.data.context';

/** Reads what a filter or a sort asks of a run. */
export const readRunField =
  (run: Run): ReadField =>
  ({ entity, key }) => {
    switch (entity) {
      case 'metric':
        return run.metrics.get(key)?.value ?? null;
      case 'parameter':
        return run.params.get(key) ?? null;
      case 'tag':
        return run.tags.get(key) ?? null;
      case 'dataset':
        return run.inputs.flatMap(({ dataset, tags }) => {
          if (key === 'context')
            return tags.filter((tag) => tag.key === CONTEXT_TAG).map(({ value }) => value);
          return [key === 'name' ? dataset.name : dataset.digest];
        });
      case 'attribute':
        return runAttribute(run, key);
    }
  };

function runAttribute({ info }: Run, key: string): string | number | null {
  switch (key) {
    case 'run_id':
      return info.runId;
    case 'run_name':
      return info.runName;
    case 'experiment_id':
      return info.experimentId;
    case 'user_id':
      return info.userId;
    case 'status':
      return info.status;
    case 'artifact_uri':
      return info.artifactUri;
    case 'start_time':
      return info.startTime;
    case 'end_time':
      return info.endTime;
    default:
      return null;
  }
}

/** Reads what a filter or a sort asks of an experiment. */
export const readExperimentField =
  (experiment: Experiment): ReadField =>
  ({ entity, key }) => {
    if (entity === 'tag') return experiment.tags.get(key) ?? null;
    switch (key) {
      case 'name':
        return experiment.name;
      case 'experiment_id':
        return experiment.experimentId;
      case 'creation_time':
        return experiment.creationTime;
      default:
        return experiment.lastUpdateTime;
    }
  };

/** Reads what a filter or a sort asks of a registered model. */
export const readModelField =
  (model: RegisteredModel): ReadField =>
  ({ entity, key }) => {
    if (entity === 'tag') return model.tags.get(key) ?? null;
    switch (key) {
      case 'name':
        return model.name;
      case 'creation_timestamp':
        return model.creationTimestamp;
      default:
        return model.lastUpdatedTimestamp;
    }
  };

/** Reads what a filter or a sort asks of a model version. */
export const readVersionField =
  (version: ModelVersion): ReadField =>
  ({ entity, key }) => {
    if (entity === 'tag') return version.tags.get(key) ?? null;
    switch (key) {
      case 'name':
        return version.name;
      case 'run_id':
        return version.runId;
      case 'source_path':
        return version.source;
      case 'version_number':
        return version.version;
      case 'creation_timestamp':
        return version.creationTimestamp;
      default:
        return version.lastUpdatedTimestamp;
    }
  };
