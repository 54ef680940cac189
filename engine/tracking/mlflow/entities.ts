/** What MLflow keeps, as the rest of this folder hands it around. Times are milliseconds since the epoch. */

export type LifecycleStage = 'active' | 'deleted';

/** Which of the active and the deleted ones a search shows. */
export type ViewType = 'ACTIVE_ONLY' | 'DELETED_ONLY' | 'ALL';

/** By the number that `meta.yaml` has for it, from 1. */
export const RUN_STATUSES = ['RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED'] as const;

export type RunStatus = (typeof RUN_STATUSES)[number];

export interface Tag {
  readonly key: string;
  readonly value: string;
}

export interface Experiment {
  /** Decimal digits. */
  readonly experimentId: string;
  readonly name: string;
  /** Where the artifacts of its runs go; relative to the folder that holds `mlruns`. */
  readonly artifactLocation: string;
  readonly lifecycleStage: LifecycleStage;
  readonly creationTime: number | null;
  readonly lastUpdateTime: number | null;
  readonly tags: ReadonlyMap<string, string>;
}

export interface RunInfo {
  /** 32 lower-case hexadecimal digits. */
  readonly runId: string;
  readonly runName: string;
  readonly experimentId: string;
  readonly userId: string;
  readonly status: RunStatus;
  readonly startTime: number | null;
  readonly endTime: number | null;
  readonly artifactUri: string;
  readonly lifecycleStage: LifecycleStage;
  readonly deletedTime: number | null;
}

/** One point of a metric; `value` may be anything a float is. */
export interface Metric {
  readonly key: string;
  readonly value: number;
  readonly timestamp: number;
  readonly step: number;
}

export interface Dataset {
  readonly name: string;
  /** At most 36 characters; the lab's client puts an MD5 here, so that it can be held against DVC's. */
  readonly digest: string;
  readonly sourceType: string;
  readonly source: string;
  readonly schema: string | null;
  readonly profile: string | null;
}

/** A dataset that a run read, with tags such as `mlflow.data.context`. */
export interface DatasetInput {
  readonly dataset: Dataset;
  readonly tags: readonly Tag[];
}

export interface Run {
  readonly info: RunInfo;
  /** The latest point of each metric, by key in order. */
  readonly metrics: ReadonlyMap<string, Metric>;
  readonly params: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
  readonly inputs: readonly DatasetInput[];
}

/** A file that could not be read as MLflow writes it. What it belongs to is left out; all else goes on. */
export interface Damage {
  /** Absolute. */
  readonly path: string;
  readonly reason: string;
}

/** What was found, and what was passed over. */
export interface Listing<T> {
  readonly items: readonly T[];
  readonly damaged: readonly Damage[];
}

export interface RegisteredModel {
  readonly name: string;
  readonly description: string;
  readonly creationTimestamp: number;
  readonly lastUpdatedTimestamp: number;
  readonly tags: ReadonlyMap<string, string>;
  /** Version numbers by alias. */
  readonly aliases: ReadonlyMap<string, number>;
}

/** Deprecated since MLflow 2.9 in favour of aliases; shown as legacy. */
export const STAGES = ['None', 'Staging', 'Production', 'Archived'] as const;

export type Stage = (typeof STAGES)[number];

export interface ModelVersion {
  readonly name: string;
  /** From 1; never used again, even after a deletion. */
  readonly version: number;
  readonly description: string;
  readonly creationTimestamp: number;
  readonly lastUpdatedTimestamp: number;
  readonly currentStage: Stage;
  /** Where its files are: a URI, e.g. `mlruns/<experiment>/<run>/artifacts/model`. */
  readonly source: string;
  readonly storageLocation: string;
  readonly runId: string;
  readonly runLink: string;
  readonly tags: ReadonlyMap<string, string>;
  /** The aliases that point to it, sorted. */
  readonly aliases: readonly string[];
}

/** A file or a folder among the artifacts of a run; `path` is relative to them. */
export interface FileInfo {
  readonly path: string;
  readonly isDir: boolean;
  /** Bytes; null for a folder. */
  readonly fileSize: number | null;
}
