import type { AnalysisPhase, AnalysisRun, MetricResult } from '../objects/analysis';
import type { Need } from '../pods/behaviour';
import { about } from '../state/events';
import type { Act, ClusterView } from '../state/view';
import { judgeMeasurement, unmeasured, withMeasurement } from './judge-measurement';

const ENDED: readonly AnalysisPhase[] = ['Successful', 'Failed', 'Inconclusive', 'Error'];

/** Whether an analysis has come to its end. */
export const hasEnded = (phase: AnalysisPhase): boolean => ENDED.includes(phase);

/** The worst first: the phase of a run is that of its worst metric. */
const WORST: readonly AnalysisPhase[] = ['Failed', 'Error', 'Inconclusive'];

/** What becomes of an analysis at a moment, or what has to be measured first. */
export interface AnalysisStep {
  readonly acts: readonly Act[];
  readonly need: Need | null;
}

const NOTHING: AnalysisStep = { acts: [], need: null };

/** When an analysis next measures something, after now; null: it does not. */
export function analysisDueAt({ status }: AnalysisRun, now: number): number | null {
  if (hasEnded(status.phase)) return null;
  const due = status.results.flatMap(({ nextAt }) => (nextAt !== null && nextAt > now ? [nextAt] : []));
  return due.length === 0 ? null : Math.min(...due);
}

/** Lets an analysis measure what is due, and come to its end. */
export function reconcileAnalysis(view: ClusterView, run: AnalysisRun): AnalysisStep {
  const { spec, status, metadata } = run;
  if (hasEnded(status.phase)) return NOTHING;
  const put = (next: Partial<AnalysisRun['status']>): Act => ({
    type: 'put',
    object: { ...run, status: { ...status, ...next } },
  });
  if (status.phase === 'Pending')
    return {
      acts: [put({ phase: 'Running', results: spec.metrics.map((one) => unmeasured(one, view.now)) })],
      need: null,
    };
  const results: MetricResult[] = [];
  for (const [at, before] of status.results.entries()) {
    const metric = spec.metrics[at]!;
    if (before.nextAt === null || before.nextAt > view.now) {
      results.push(before);
      continue;
    }
    const count = before.successful + before.failed + before.inconclusive + before.errors;
    const key = `${metadata.uid}/${metric.name}/${count}`;
    const answer = view.measurement(key);
    const { address, query } = metric.provider.prometheus!;
    if (answer === undefined)
      return { acts: [], need: { kind: 'measurement', key, query: { address, query, at: view.now } } };
    results.push(withMeasurement(metric, before, judgeMeasurement(metric, answer, view.now)));
  }
  const ended = endOf(results, spec.terminate);
  const isSame = results.every((one, at) => one === status.results[at]);
  if (ended === null) return isSame ? NOTHING : { acts: [put({ results })], need: null };
  const final = results.map(
    (one): MetricResult =>
      one.phase === 'Running'
        ? { ...one, phase: 'Successful', nextAt: null, message: 'Metric Terminated' }
        : one,
  );
  const worst = final.find(({ phase }) => phase === ended);
  const message = ended === 'Successful' ? '' : (worst?.message ?? '');
  return {
    acts: [
      put({ results: final, phase: ended, message }),
      {
        type: 'event',
        note: {
          type: ended === 'Successful' ? 'Normal' : 'Warning',
          reason: `AnalysisRun${ended}`,
          message: `Analysis Completed. Result: ${ended}`,
          about: about(run),
          from: 'rollouts-controller',
        },
      },
    ],
    need: null,
  };
}

/** The phase that a run ends with; null: it goes on. One metric that went wrong ends it at once. */
function endOf(results: readonly MetricResult[], isTerminated: boolean): AnalysisPhase | null {
  for (const phase of WORST) if (results.some((one) => one.phase === phase)) return phase;
  return isTerminated || results.every(({ phase }) => phase === 'Successful') ? 'Successful' : null;
}
