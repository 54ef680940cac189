import { textOf } from '../../../shell/bytes';
import type { ModelVersion } from '../../../tracking/mlflow/entities';
import { allArtifacts, readArtifact } from '../../../tracking/mlflow/store/artifacts';
import { listVersions } from '../../../tracking/mlflow/store/registry-read';
import { getRun } from '../../../tracking/mlflow/store/runs';
import type { Workshop } from './workshop';

/** The artifact that holds the weights of a training. */
const MODEL = 'model.json';

/** A version of a registered model, with what its run says that it came from. */
export interface RegisteredVersion {
  readonly version: number;
  readonly aliases: readonly string[];
  readonly runId: string;
  /** The commit of the run; null: it names none. */
  readonly commit: string | null;
  /** The MD5 of the data that the run read; null: it names none. */
  readonly data: string | null;
  /** The text of the run's artifact `model.json`; null: it has none. */
  readonly model: string | null;
}

/** The versions of a model in the registry of a workspace, oldest first; none where there is no such model. */
export function registeredVersions(shop: Workshop, model: string, dataPath: string): RegisteredVersion[] {
  let versions: readonly ModelVersion[];
  try {
    versions = listVersions(shop.store, model).items;
  } catch {
    // No such model, or a store that nobody can read: nothing is registered.
    return [];
  }
  return [...versions]
    .sort((a, b) => a.version - b.version)
    .map((version) => ({
      version: version.version,
      aliases: version.aliases,
      runId: version.runId,
      ...originOf(shop, version.runId, dataPath),
    }));
}

function originOf(
  shop: Workshop,
  runId: string,
  dataPath: string,
): Pick<RegisteredVersion, 'commit' | 'data' | 'model'> {
  try {
    const run = getRun(shop.store, runId);
    const name = dataPath.slice(dataPath.lastIndexOf('/') + 1);
    const input = run.inputs.find(({ dataset }) => dataset.name === name)?.dataset.digest;
    return {
      commit: run.tags.get('mlflow.source.git.commit') ?? null,
      data: run.tags.get(`dvc.${dataPath}`) ?? input ?? null,
      model: allArtifacts(shop.store, runId).includes(MODEL)
        ? textOf(readArtifact(shop.store, runId, MODEL))
        : null,
    };
  } catch {
    return { commit: null, data: null, model: null };
  }
}
