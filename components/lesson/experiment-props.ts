import type { ParamChange } from './param-changes';
import type { MetricLabel } from './run-summary';

/** What an experiment shows; resolved from lesson.yaml on the server. */
export interface ExperimentProps {
  readonly id: string;
  readonly label: string;
  readonly script: string;
  /** What it sets in the params file otherwise than the start of the lesson. */
  readonly changes: readonly ParamChange[];
  /** It lays values over the params file, even where all of them are those of the start. */
  readonly setsParams: boolean;
  readonly paramsFile?: string;
  /** The prediction that must be locked before the run. */
  readonly predictionId?: string;
  readonly metrics: readonly MetricLabel[];
  /** All experiments of the lesson, for the comparison. */
  readonly experiments: readonly { readonly id: string; readonly label: string }[];
}
