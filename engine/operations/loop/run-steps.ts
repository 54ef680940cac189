import type { JobState, RunState, StepState } from '../../ci/store/run-state';

/** How a station of the loop stands. */
export type StationState = 'waiting' | 'working' | 'passed' | 'stopped' | 'skipped';

/** A step of a run, as a station of the loop shows it. */
export interface LoopStep {
  readonly job: JobState;
  readonly name: string;
  readonly state: StationState;
  /** What it remarked when it failed; null: nothing. */
  readonly remark: string | null;
}

/** The steps of a run in their order, those of all its jobs. */
export const stepsOf = ({ jobs }: RunState): readonly LoopStep[] =>
  jobs.flatMap((job) =>
    job.steps.map((step) => ({ job, name: step.name, state: stateOf(step), remark: remarkOf(job, step) })),
  );

function stateOf({ status, conclusion }: StepState): StationState {
  if (status !== 'completed') return status === 'in_progress' ? 'working' : 'waiting';
  if (conclusion === 'success') return 'passed';
  return conclusion === 'skipped' ? 'skipped' : 'stopped';
}

function remarkOf({ annotations }: JobState, { conclusion }: StepState): string | null {
  if (conclusion !== 'failure') return null;
  return annotations.find(({ level }) => level === 'failure')?.message.split('\n')[0] ?? null;
}

/** A step in words. */
export function stepWords(step: LoopStep | undefined): string {
  if (step === undefined) return 'the run has no steps yet';
  return step.remark === null ? step.name : `${step.name}: ${step.remark}`;
}
