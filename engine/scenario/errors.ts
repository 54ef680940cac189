import { StagecraftError } from '../core/errors';

/** A lesson asks for a scenario that does not exist. */
export class UnknownScenarioError extends StagecraftError<'scenario-unknown'> {
  constructor(id: string, known: readonly string[]) {
    super('scenario-unknown', `There is no scenario ${JSON.stringify(id)}. There are: ${known.join(', ')}.`, {
      id,
    });
  }
}

/** The options of a replay in lesson.yaml do not fit its scenario, or a file that they name is not there. */
export class ScenarioOptionsError extends StagecraftError<'scenario-options'> {
  constructor(scenario: string, reason: string) {
    super('scenario-options', `The options of the scenario ${scenario} are wrong: ${reason}.`, { scenario });
  }
}
