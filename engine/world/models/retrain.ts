import type { WorldState } from '../state';
import { refusalOf } from './gate';
import { promote } from './promote';
import { trainModel } from './train-model';

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
  const candidate = trainModel(state);
  const refusal = ci.model.gate ? refusalOf(state, candidate) : null;
  if (refusal !== null) {
    models.push(candidate);
    return `Version ${candidate.record.version} was refused: ${refusal}.`;
  }
  promote(state, candidate);
  return `Version ${candidate.record.version} is live.`;
}

/** Trains when the plan says so. */
export function retrainDue(state: WorldState): void {
  const { hour, input, record } = state;
  const { everyHours } = input.policies.pipelines;
  if (everyHours === null || hour === 0 || hour % everyHours !== 0) return;
  record.acts.push({ kind: 'retrain', begun: hour, done: hour, by: 'schedule', outcome: retrain(state) });
}
