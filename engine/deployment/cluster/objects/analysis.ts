import type { ObjectBase } from './meta';
import type { AnalysisArgument } from './rollout';

/** What is measured and how it is judged. Durations as text (`30s`), counts as numbers, defaults filled in. */
export interface AnalysisMetric {
  readonly name: string;
  readonly interval?: string;
  readonly initialDelay?: string;
  /** How often it is measured; absent with an interval: until the rollout ends. */
  readonly count?: number;
  readonly successCondition?: string;
  readonly failureCondition?: string;
  readonly failureLimit: number;
  readonly inconclusiveLimit: number;
  readonly consecutiveErrorLimit: number;
  readonly provider: {
    readonly prometheus?: { readonly address: string; readonly query: string };
  };
}

export interface AnalysisSpec {
  readonly metrics: readonly AnalysisMetric[];
  readonly args?: readonly AnalysisArgument[];
}

export type AnalysisTemplate = ObjectBase<'AnalysisTemplate', AnalysisSpec, Record<string, never>>;

export type AnalysisPhase = 'Pending' | 'Running' | 'Successful' | 'Failed' | 'Inconclusive' | 'Error';

/** One look at a metric. */
export interface Measurement {
  readonly at: number;
  readonly phase: Exclude<AnalysisPhase, 'Pending' | 'Running'>;
  /** As Argo shows it: `[0.98]`; '' when there was none. */
  readonly value: string;
  readonly message: string;
}

/** What has come of one metric. */
export interface MetricResult {
  readonly name: string;
  readonly phase: AnalysisPhase;
  readonly measurements: readonly Measurement[];
  readonly successful: number;
  readonly failed: number;
  readonly inconclusive: number;
  readonly errors: number;
  /** Errors one after the other, without a measurement between. */
  readonly consecutiveErrors: number;
  readonly nextAt: number | null;
  readonly message: string;
}

export interface AnalysisRunSpec extends AnalysisSpec {
  /** Its rollout is done, so that metrics without a count end. */
  readonly terminate: boolean;
}

export interface AnalysisRunStatus {
  readonly phase: AnalysisPhase;
  readonly message: string;
  readonly startedAt: number;
  readonly results: readonly MetricResult[];
}

export type AnalysisRun = ObjectBase<'AnalysisRun', AnalysisRunSpec, AnalysisRunStatus>;
