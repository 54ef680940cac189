import type { DatasetInput, Metric, Tag } from '../entities';
import { invalid } from '../errors';
import { checkKey, checkLength, invalidValue, LIMITS } from '../validation';
import type { StoreContext } from './context';
import { checkDatasetInput, writeInput } from './dataset-inputs';
import { checkKeyFits, writeKey } from './key-files';
import { METRICS, PARAMS } from './layout';
import { metricLine, readMetricFile } from './metric-file';
import { checkRunTag, setTag } from './run-changes';
import { type FoundRun, findActiveRun, findRun } from './runs';

/** What one request logs, all of it or nothing. */
export interface Batch {
  readonly metrics: readonly Metric[];
  readonly params: readonly Tag[];
  readonly tags: readonly Tag[];
}

/** @throws MlflowError INVALID_PARAMETER_VALUE. */
function checkMetric({ key, timestamp, step, value }: Metric, at = ''): void {
  checkKey(key, `${at}name`);
  const isWhole = (number: number) => Number.isSafeInteger(number);
  if (!isWhole(timestamp) || timestamp < 0)
    throw invalid(
      invalidValue(
        `${at}timestamp`,
        timestamp,
        `Got invalid timestamp for metric '${key}' (value=${value}). Timestamp must be a nonnegative long (64-bit integer)`,
      ),
    );
  if (!isWhole(step))
    throw invalid(
      invalidValue(
        `${at}step`,
        step,
        `Got invalid step for metric '${key}' (value=${value}). Step must be a valid long (64-bit integer).`,
      ),
    );
}

function checkParam({ key, value }: Tag, at = ''): void {
  checkKey(key, `${at}key`);
  checkLength(`${at}value`, value, LIMITS.paramValue);
}

/** A param is written once: the same value again is nothing, another one is refused. */
function checkWrittenOnce({ fs }: StoreContext, { folder, info }: FoundRun, { key, value }: Tag): void {
  const path = `${folder}/${PARAMS}/${key}`;
  checkKeyFits(fs, `${folder}/${PARAMS}`, key);
  if (!fs.isFile(path)) return;
  const current = fs.readText(path);
  if (current !== value)
    throw invalid(
      `Changing param values is not allowed. Param with key='${key}' was already logged with value='${current}' ` +
        `for run ID='${info.runId}'. Attempted logging new value '${value}'.`,
    );
}

/** Adds points to the end of their files, one write a file. */
function append({ fs }: StoreContext, { folder }: FoundRun, metrics: readonly Metric[]): void {
  const lines = new Map<string, string>();
  for (const metric of metrics) lines.set(metric.key, (lines.get(metric.key) ?? '') + metricLine(metric));
  for (const [key, text] of lines) {
    const path = `${folder}/${METRICS}/${key}`;
    const before = fs.isFile(path) ? fs.readText(path) : '';
    // A last line that broke off ends here, so that it spoils no other.
    const joint = before === '' || before.endsWith('\n') ? '' : '\n';
    writeKey(fs, `${folder}/${METRICS}`, key, before + joint + text);
  }
}

/** @throws MlflowError. */
export function logMetric(context: StoreContext, runId: string, metric: Metric): void {
  checkMetric(metric);
  append(context, findActiveRun(context, runId), [metric]);
}

/** @throws MlflowError INVALID_PARAMETER_VALUE, also for another value of a param that was logged already. */
export function logParam(context: StoreContext, runId: string, param: Tag): void {
  checkParam(param);
  const run = findActiveRun(context, runId);
  checkWrittenOnce(context, run, param);
  writeKey(context.fs, `${run.folder}/${PARAMS}`, param.key, param.value);
}

function checkBatch(what: string, limit: number, count: number): void {
  if (count > limit)
    throw invalid(
      `A batch logging request can contain at most ${limit} ${what}. Got ${count} ${what}. ` +
        `Please split up ${what} across multiple requests and try again.`,
    );
}

/**
 * Logs a batch. Everything is checked before anything is written.
 * @throws MlflowError INVALID_PARAMETER_VALUE.
 */
export function logBatch(context: StoreContext, runId: string, batch: Batch): void {
  const { metrics, params, tags } = batch;
  for (const [index, metric] of metrics.entries()) checkMetric(metric, `metrics[${index}].`);
  for (const [index, param] of params.entries()) checkParam(param, `params[${index}].`);
  for (const [index, tag] of tags.entries()) checkRunTag(tag, `tags[${index}].key`, `tags[${index}].value`);
  checkBatch('metrics', LIMITS.batchMetrics, metrics.length);
  checkBatch('params', LIMITS.batchParams, params.length);
  checkBatch('tags', LIMITS.batchTags, tags.length);
  const total = metrics.length + params.length + tags.length;
  checkBatch('metrics, params, and tags', LIMITS.batchEntities, total);
  const keys = params.map(({ key }) => key);
  const doubled = keys.filter((key, index) => keys.indexOf(key) !== index);
  if (doubled.length > 0)
    throw invalid(
      `Duplicate parameter keys have been submitted: ['${doubled.join("', '")}']. Please ensure the request contains ` +
        'only one param value per param key.',
    );
  const run = findActiveRun(context, runId);
  for (const param of params) checkWrittenOnce(context, run, param);
  for (const { key } of metrics) checkKeyFits(context.fs, `${run.folder}/${METRICS}`, key);
  for (const { key, value } of params) writeKey(context.fs, `${run.folder}/${PARAMS}`, key, value);
  append(context, run, metrics);
  for (const tag of tags) setTag(context, runId, tag);
}

/** Every point of a metric in the order in which they were logged; [] for one that was never logged. */
export function metricHistory(context: StoreContext, runId: string, key: string): readonly Metric[] {
  const { folder } = findRun(context, runId);
  checkKey(key, 'name');
  const path = `${folder}/${METRICS}/${key}`;
  return context.fs.isFile(path) ? readMetricFile(key, context.fs.readText(path)).points : [];
}

/** Notes what datasets a run read. @throws MlflowError. */
export function logInputs(context: StoreContext, runId: string, inputs: readonly DatasetInput[]): void {
  for (const input of inputs) checkDatasetInput(input);
  const { folder } = findActiveRun(context, runId);
  for (const input of inputs) writeInput(context, folder, runId, input);
}
