import type { EntityType } from './ast';

/** What can be searched and sorted by in one kind of search. */
export interface SearchScope {
  /** The names that stand before the dot, with what each one means. */
  readonly entities: Readonly<Record<string, EntityType>>;
  /** How the valid names are told to somebody who used another one. */
  readonly entityHint: string;
  readonly textAttributes: readonly string[];
  readonly numberAttributes: readonly string[];
  readonly orderAttributes: readonly string[];
  /** Other names of attributes. */
  readonly aliases: Readonly<Record<string, string>>;
  /** The attributes that may be compared with a list. */
  readonly listAttributes: readonly string[];
}

const TAGS_AND_ATTRIBUTES = {
  entities: { attribute: 'attribute', tag: 'tag', tags: 'tag' },
  entityHint: "Valid entity types are ('attribute', 'tag', 'tags')",
  aliases: {},
} as const;

/** `runs/search`. */
export const RUNS: SearchScope = {
  entities: {
    metric: 'metric',
    metrics: 'metric',
    parameter: 'parameter',
    parameters: 'parameter',
    param: 'parameter',
    params: 'parameter',
    tag: 'tag',
    tags: 'tag',
    attribute: 'attribute',
    attributes: 'attribute',
    attr: 'attribute',
    run: 'attribute',
    dataset: 'dataset',
    datasets: 'dataset',
  },
  entityHint: "Valid values are ['metric', 'parameter', 'tag', 'attribute', 'dataset']",
  textAttributes: ['artifact_uri', 'run_id', 'run_name', 'status', 'user_id'],
  numberAttributes: ['end_time', 'start_time'],
  orderAttributes: [
    'artifact_uri',
    'end_time',
    'experiment_id',
    'run_id',
    'run_name',
    'start_time',
    'status',
    'user_id',
  ],
  aliases: {
    created: 'start_time',
    Created: 'start_time',
    'run name': 'run_name',
    'Run name': 'run_name',
    'Run Name': 'run_name',
  },
  listAttributes: ['run_id'],
};

/** `experiments/search`. */
export const EXPERIMENTS: SearchScope = {
  ...TAGS_AND_ATTRIBUTES,
  textAttributes: ['name'],
  numberAttributes: ['creation_time', 'last_update_time'],
  orderAttributes: ['creation_time', 'experiment_id', 'last_update_time', 'name'],
  listAttributes: [],
};

/** `registered-models/search`. */
export const REGISTERED_MODELS: SearchScope = {
  ...TAGS_AND_ATTRIBUTES,
  textAttributes: ['name'],
  numberAttributes: [],
  orderAttributes: ['creation_timestamp', 'last_updated_timestamp', 'name'],
  aliases: { timestamp: 'last_updated_timestamp' },
  listAttributes: [],
};

/** `model-versions/search`. */
export const MODEL_VERSIONS: SearchScope = {
  ...TAGS_AND_ATTRIBUTES,
  textAttributes: ['name', 'run_id', 'source_path'],
  numberAttributes: ['version_number'],
  orderAttributes: ['creation_timestamp', 'last_updated_timestamp', 'name', 'version_number'],
  listAttributes: ['run_id'],
};

export const DATASET_KEYS = ['context', 'digest', 'name'] as const;
