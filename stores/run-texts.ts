import type { ExperimentDefinition, WorkBundle } from '../content/lesson-schema';
import { DEFAULT_LIMITS, type RunOutcome } from '../engine/core/code-runner';

/** The last line of a run's console. */
export function endingText(outcome: RunOutcome, durationMs: number): string {
  const seconds = `${(durationMs / 1000).toFixed(1)} s`;
  switch (outcome) {
    case 'completed':
      return `Finished in ${seconds}.`;
    case 'failed':
      return `Failed after ${seconds}.`;
    case 'stopped':
      return `Stopped after ${seconds}.`;
    case 'deadline':
      return `Ended after ${seconds}: a run may take at most ${DEFAULT_LIMITS.deadlineMs / 1000} s. Train fewer epochs, or look for a loop that does not end.`;
    case 'memory':
      return `Ended after ${seconds}: the run held more than ${DEFAULT_LIMITS.memoryMb} MB. Dispose of tensors you no longer need, for example with tf.tidy.`;
    case 'crashed':
      return `The lab ended this run after ${seconds}. This is not your code's doing; run it again.`;
  }
}

/** The experiment of this id, if the lesson has it. */
export function experimentById(bundle: WorkBundle, id: string | undefined): ExperimentDefinition | undefined {
  return bundle.definition.experiments.find((experiment) => experiment.id === id);
}

/**
 * The experiment that a run by hand amounts to: the same script, with every value of the experiment in the params
 * file. An experiment without values is only itself when it was asked for by name.
 */
export function experimentOf(
  bundle: WorkBundle,
  script: string | undefined,
  params: Readonly<Record<string, unknown>>,
): string | undefined {
  const same = bundle.definition.experiments.filter((experiment) => {
    const values = Object.entries(experiment.params);
    return (
      experiment.script === script &&
      values.length > 0 &&
      values.every(([name, value]) => params[name] === value)
    );
  });
  return same.length === 1 ? same[0]!.id : undefined;
}
