/** The names of MLflow's file store. */

export const META = 'meta.yaml';
export const TRASH = '.trash';
export const MODELS = 'models';
export const TAGS = 'tags';
export const METRICS = 'metrics';
export const PARAMS = 'params';
export const ARTIFACTS = 'artifacts';
export const DATASETS = 'datasets';
export const INPUTS = 'inputs';
export const ALIASES = 'aliases';
export const VERSION_PREFIX = 'version-';

/** The experiment of runs that name none. */
export const DEFAULT_EXPERIMENT_ID = '0';

/** Folders of an experiment that are not runs. */
export const NOT_RUNS: ReadonlySet<string> = new Set([TAGS, DATASETS, MODELS, 'traces']);
