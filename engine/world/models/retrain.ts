import type { WorldState } from '../state';
import { promote } from './promote';
import { championError, trainModel } from './train-model';

/**
 * Trains again, as the team does it, and ships what comes of it unless the gate refuses.
 * @returns what came of it, in a few words
 */
export function retrain(state: WorldState): string {
  const { input, streams, models } = state;
  const { pipelines, ci } = input.policies;
  state.record.peopleHours += pipelines.personHours;
  state.lastTrainingHour = state.hour;
  if (streams.training.next() < pipelines.staleShare) {
    const again = state.liveModel.again({ version: models.length + 1, trainedAt: state.hour });
    promote(state, again);
    return 'A stage was forgotten: the model knows nothing new.';
  }
  const champion = ci.model.gate ? championError(state) : Number.POSITIVE_INFINITY;
  const candidate = trainModel(state);
  if (candidate.record.error > champion * (1 + ci.model.tolerance)) {
    models.push(candidate);
    return `Version ${candidate.record.version} was refused: its error is ${candidate.record.error.toFixed(3)}, that of the live model ${champion.toFixed(3)}.`;
  }
  promote(state, candidate);
  return `Version ${candidate.record.version} is live.`;
}
