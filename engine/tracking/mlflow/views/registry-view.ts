import type { ServiceContext } from '../../../core/lab-service';
import type { Damage, ModelVersion, Stage } from '../entities';
import { MlflowError } from '../errors';
import type { StoreContext } from '../store/context';
import { listModels, listVersions } from '../store/registry-read';
import { getRun } from '../store/runs';
import { dataTagsOf, type KeyValue, keyValues } from './data-tags';
import { storeOf } from './open-store';

/** Where a version comes from, as far as its run says. */
export interface VersionOrigin {
  readonly runId: string;
  readonly runName: string;
  readonly experimentId: string;
  readonly commit: string | null;
  /** DVC's MD5s by path, as the run's tags say. */
  readonly data: readonly KeyValue[];
  /** The run's latest metrics. */
  readonly metrics: readonly { readonly key: string; readonly value: number }[];
}

export interface VersionCard {
  readonly version: number;
  readonly description: string;
  readonly createdMs: number;
  readonly aliases: readonly string[];
  /** Legacy; `None` where aliases are used. */
  readonly stage: Stage;
  readonly tags: readonly KeyValue[];
  readonly source: string;
  /** Null: it was registered without its run, or the run is gone. */
  readonly origin: VersionOrigin | null;
}

export interface ModelCard {
  readonly name: string;
  readonly description: string;
  readonly tags: readonly KeyValue[];
  /** Aliases with the version that each points to, sorted. */
  readonly aliases: readonly { readonly alias: string; readonly version: number }[];
  /** The newest first. */
  readonly versions: readonly VersionCard[];
  readonly updatedMs: number;
}

export interface RegistryView {
  readonly models: readonly ModelCard[];
  readonly damaged: readonly Damage[];
}

function originOf(store: StoreContext, { runId }: ModelVersion): VersionOrigin | null {
  if (runId === '') return null;
  try {
    const { info, tags, metrics } = getRun(store, runId);
    return {
      runId,
      runName: info.runName,
      experimentId: info.experimentId,
      commit: tags.get('mlflow.source.git.commit') ?? null,
      data: dataTagsOf(tags),
      metrics: [...metrics.values()].map(({ key, value }) => ({ key, value })),
    };
  } catch (error) {
    if (error instanceof MlflowError) return null;
    throw error;
  }
}

/** Every registered model with its versions, aliases, and where each version comes from. */
export function registryView(context: ServiceContext): RegistryView {
  const store = storeOf(context);
  const found = listModels(store);
  const damaged: Damage[] = [...found.damaged];
  const models = found.items.map((model): ModelCard => {
    const versions = listVersions(store, model.name);
    damaged.push(...versions.damaged);
    return {
      name: model.name,
      description: model.description,
      tags: keyValues(model.tags),
      aliases: [...model.aliases].map(([alias, version]) => ({ alias, version })),
      updatedMs: model.lastUpdatedTimestamp,
      versions: [...versions.items].reverse().map((version) => ({
        version: version.version,
        description: version.description,
        createdMs: version.creationTimestamp,
        aliases: version.aliases,
        stage: version.currentStage,
        tags: keyValues(version.tags),
        source: version.source,
        origin: originOf(store, version),
      })),
    };
  });
  return { models, damaged };
}
