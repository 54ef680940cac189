import { messageOf } from '../../../core/errors';
import type { AnalysisMetric, AnalysisPhase, Measurement, MetricResult } from '../objects/analysis';
import type { MetricAnswer } from '../pods/behaviour';
import { parseDuration } from './duration';
import { holds } from './measure-condition';

/** How soon a metric that could not be measured is measured again, when it has no interval. Argo's own. */
const ERROR_RETRY_MS = 10_000;
const KEPT_MEASUREMENTS = 10;

const valueText = (values: readonly number[]) => `[${values.join(',')}]`;

/** What one measurement says, by the conditions of its metric. */
export function judgeMeasurement(metric: AnalysisMetric, answer: MetricAnswer, at: number): Measurement {
  if (answer.kind === 'error') return { at, phase: 'Error', value: '', message: answer.message };
  const { successCondition, failureCondition } = metric;
  const value = valueText(answer.values);
  try {
    const succeeds = successCondition === undefined ? null : holds(successCondition, answer.values);
    const fails = failureCondition === undefined ? null : holds(failureCondition, answer.values);
    return { at, value, message: '', phase: phaseBy(succeeds, fails) };
  } catch (error) {
    return { at, value, phase: 'Error', message: messageOf(error) };
  }
}

function phaseBy(succeeds: boolean | null, fails: boolean | null): Measurement['phase'] {
  if (fails === true) return 'Failed';
  if (succeeds === null) return 'Successful';
  if (succeeds) return 'Successful';
  return fails === null ? 'Failed' : 'Inconclusive';
}

const isOver = (count: number, limit: number) => limit >= 0 && count > limit;

/** The phase of a metric after what it has counted so far. */
function phaseAfter(metric: AnalysisMetric, counts: MetricResult): Pick<MetricResult, 'phase' | 'message'> {
  const over = (phase: AnalysisPhase, what: string, count: number, limit: string, most: number) => ({
    phase,
    message: `Metric "${metric.name}" assessed ${phase} due to ${what} (${count}) > ${limit} (${most})`,
  });
  const { failed, inconclusive, consecutiveErrors, successful } = counts;
  if (isOver(failed, metric.failureLimit))
    return over('Failed', 'failed', failed, 'failureLimit', metric.failureLimit);
  if (isOver(inconclusive, metric.inconclusiveLimit))
    return over('Inconclusive', 'inconclusive', inconclusive, 'inconclusiveLimit', metric.inconclusiveLimit);
  if (isOver(consecutiveErrors, metric.consecutiveErrorLimit)) {
    const said = over(
      'Error',
      'consecutiveErrors',
      consecutiveErrors,
      'consecutiveErrorLimit',
      metric.consecutiveErrorLimit,
    );
    return { ...said, message: `${said.message}: "Error Message: ${counts.measurements.at(-1)!.message}"` };
  }
  const wanted = metric.count ?? (metric.interval === undefined ? 1 : 0);
  return wanted > 0 && successful + failed + inconclusive >= wanted
    ? { phase: 'Successful', message: '' }
    : { phase: 'Running', message: '' };
}

/** What has come of a metric with one more measurement. */
export function withMeasurement(
  metric: AnalysisMetric,
  before: MetricResult,
  one: Measurement,
): MetricResult {
  const more = (phase: Measurement['phase']) => (one.phase === phase ? 1 : 0);
  const counted: MetricResult = {
    ...before,
    measurements: [...before.measurements, one].slice(-KEPT_MEASUREMENTS),
    successful: before.successful + more('Successful'),
    failed: before.failed + more('Failed'),
    inconclusive: before.inconclusive + more('Inconclusive'),
    errors: before.errors + more('Error'),
    consecutiveErrors: one.phase === 'Error' ? before.consecutiveErrors + 1 : 0,
  };
  const judged = phaseAfter(metric, counted);
  const interval = metric.interval === undefined ? ERROR_RETRY_MS : parseDuration(metric.interval)!;
  return { ...counted, ...judged, nextAt: judged.phase === 'Running' ? one.at + interval : null };
}

/** A metric that has not been measured yet. */
export const unmeasured = (metric: AnalysisMetric, now: number): MetricResult => ({
  name: metric.name,
  phase: 'Running',
  measurements: [],
  successful: 0,
  failed: 0,
  inconclusive: 0,
  errors: 0,
  consecutiveErrors: 0,
  nextAt: now + (metric.initialDelay === undefined ? 0 : parseDuration(metric.initialDelay)!),
  message: '',
});
