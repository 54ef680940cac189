import { prepareScenario } from './registry';
import type { ReplayRun, ScenarioContext } from './types';

/** One lane of a replay, as the lesson defines it, with everything that it may use. */
export interface ReplayRequest extends ScenarioContext {
  readonly scenarioId: string;
  /** `with` of the replay in lesson.yaml. */
  readonly options: unknown;
}

/**
 * Runs one lane of a replay.
 * @throws UnknownScenarioError, what the options or the scenario throw, or the reason of the signal when it was aborted.
 */
export async function runReplay({ scenarioId, options, ...context }: ReplayRequest): Promise<ReplayRun> {
  return await prepareScenario(scenarioId, options).run(context);
}
