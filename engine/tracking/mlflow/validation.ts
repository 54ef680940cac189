import { type PyValue, pyJson } from '../../core/python-text';
import { invalid } from './errors';

/** MLflow's limits. A value that is too long is refused, as by a server with `MLFLOW_TRUNCATE_LONG_VALUES=false`. */
export const LIMITS = {
  key: 250,
  paramValue: 6000,
  tagValue: 8000,
  experimentName: 500,
  experimentTagValue: 5000,
  modelName: 256,
  modelTagValue: 100_000,
  alias: 255,
  batchMetrics: 1000,
  batchParams: 100,
  batchTags: 100,
  batchEntities: 1000,
  datasetName: 500,
  datasetDigest: 36,
  datasetSource: 65_535,
  datasetSchema: 1_048_575,
  datasetProfile: 16_777_215,
  inputTagKey: 255,
  inputTagValue: 500,
  /** Bytes of one artifact. */
  artifact: 32_000_000,
} as const;

const NAME = /^[/\p{L}\p{N}_.\- :]*$/u;
const BAD_CHARACTERS =
  'Names may only contain alphanumerics, underscores (_), dashes (-), periods (.), spaces ( ), colon(:) and slashes (/).';

/** Names that no file of a workspace can have (see `normalizePath`). */
const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

/** `posixpath.normpath` of a relative path. */
export function normalPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '..' || !path.startsWith('/')) parts.push(part);
  }
  return (path.startsWith('/') ? '/' : '') + parts.join('/') || '.';
}

/** MLflow's words for a value that does not fit. */
export function invalidValue(parameter: string, value: PyValue, reason = ''): string {
  const text = pyJson(value, { sortKeys: true });
  return `Invalid value ${text} for parameter '${parameter}' supplied${reason === '' ? '.' : `: ${reason}`}`;
}

/** MLflow's words for a value that is not there. */
export const missingValue = (parameter: string): string =>
  `Missing value for required parameter '${parameter}'.`;

/** @throws MlflowError INVALID_PARAMETER_VALUE when there are more characters than `limit`. */
export function checkLength(parameter: string, value: string, limit: number): void {
  if ([...value].length > limit)
    throw invalid(`'${parameter}' exceeds the maximum length of ${limit} characters`);
}

/**
 * The name of a metric, param or tag: it becomes the path of a file.
 * @throws MlflowError INVALID_PARAMETER_VALUE.
 */
export function checkKey(key: string, parameter: string): void {
  if (key === '') throw invalid(missingValue(parameter));
  if (!NAME.test(key)) throw invalid(invalidValue(parameter, key, BAD_CHARACTERS));
  const normal = normalPath(key);
  if (normal !== key || normal === '.' || normal.startsWith('..') || normal.startsWith('/')) {
    const reason =
      'Names may be treated as files in certain cases, and must not resolve to other names when treated as such. ' +
      `This name would resolve to '${normal}'`;
    throw invalid(invalidValue(parameter, key, reason));
  }
  const reserved = key.split('/').find((part) => RESERVED.has(part));
  if (reserved !== undefined)
    throw invalid(invalidValue(parameter, key, `No file of a workspace can be named '${reserved}'.`));
  checkLength(parameter, key, LIMITS.key);
}

/** @throws MlflowError INVALID_PARAMETER_VALUE. */
export function checkRunId(runId: string): void {
  if (!/^[a-zA-Z0-9][\w-]{0,255}$/.test(runId)) throw invalid(`Invalid run ID: '${runId}'`);
}

/** @throws MlflowError INVALID_PARAMETER_VALUE. */
export function checkExperimentId(experimentId: string): void {
  if (!/^[a-zA-Z0-9][\w-]{0,63}$/.test(experimentId))
    throw invalid(`Invalid experiment ID: '${experimentId}'`);
}

/** @throws MlflowError INVALID_PARAMETER_VALUE. */
export function checkExperimentName(name: string): void {
  if (name === '') throw invalid("Invalid experiment name: ''");
  checkLength('name', name, LIMITS.experimentName);
}

/** @throws MlflowError INVALID_PARAMETER_VALUE. */
export function checkModelName(name: string): void {
  if (name === '') throw invalid('Registered model name cannot be empty.');
  if (/[/\\]/.test(name))
    throw invalid(`Invalid name: '${name}'. Registered model name cannot contain path separator`);
  if (name.includes('%'))
    throw invalid(`Invalid name: '${name}'. Registered model name cannot contain '%' character`);
  if (name === '.' || name === '..' || RESERVED.has(name) || /\p{Cc}/u.test(name))
    throw invalid(`Invalid name: '${name}'. No folder of a workspace can have it`);
  checkLength('name', name, LIMITS.modelName);
}

/** @throws MlflowError INVALID_PARAMETER_VALUE. */
export function checkAlias(alias: string): void {
  if (alias === '') throw invalid('Registered model alias name cannot be empty.');
  if (!/^[\p{L}\p{N}_-]*$/u.test(alias) || RESERVED.has(alias))
    throw invalid(
      `Invalid alias name: '${alias}'. Names may only contain alphanumerics, underscores (_), and dashes (-).`,
    );
  checkLength('alias', alias, LIMITS.alias);
  if (alias.toLowerCase() === 'latest') throw invalid("'latest' alias name (case insensitive) is reserved.");
  if (/^v\d+$/i.test(alias)) throw invalid(`Version alias name '${alias}' is reserved.`);
}

/**
 * The number of a version.
 * @throws MlflowError INVALID_PARAMETER_VALUE.
 */
export function checkVersion(version: string): number {
  if (!/^\s*[-+]?\d+\s*$/.test(version)) throw invalid(`Model version must be an integer, got '${version}'`);
  return Number(version);
}

/**
 * The path of an artifact below its run, in its one normal form; '' is the root.
 * @throws MlflowError INVALID_PARAMETER_VALUE for a path that leaves it or that no workspace can hold.
 */
export function checkArtifactPath(path: string): string {
  const decoded = fullyDecoded(path);
  const parts = decoded.split('/');
  if (
    decoded.startsWith('/') ||
    /[\\#]|\p{Cc}/u.test(decoded) ||
    /^[a-zA-Z]:/.test(decoded) ||
    parts.some((part) => part === '..' || RESERVED.has(part))
  )
    throw invalid(`Invalid path: ${path}`);
  return parts.filter((part) => part !== '' && part !== '.').join('/');
}

/** Percent signs may be doubled to hide `..`; what decodes again is decoded again. */
function fullyDecoded(path: string): string {
  let text = path;
  for (let round = 0; round < 8; round++) {
    let next: string;
    try {
      next = decodeURIComponent(text);
    } catch {
      return text;
    }
    if (next === text) return text;
    text = next;
  }
  throw invalid(`Invalid path: ${path}`);
}
