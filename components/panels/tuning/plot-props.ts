import type { TuningPlan } from '@/engine/tuning/plan';
import type { TrialView } from '@/stores/tuning-contract';

/** What every view of the trials is given. */
export interface TrialsViewProps {
  readonly plan: TuningPlan;
  readonly trials: readonly TrialView[];
  readonly bestId: number | null;
  /** The number of the trial that is looked at. */
  readonly chosen: number | null;
  readonly onChoose: (id: number) => void;
}
