import type { WorldState } from '../state';
import { errorOf } from './error-of';
import type { ModelVersion } from './model-version';
import { heldOutOf } from './train-model';

/** Labels that neither model has seen, from which on they are judged by them. */
const LEAST_FRESH = 20;

/**
 * Why a new model is not to take the place of the one that is live; null: it may. Both are judged by labels that came since the live one
 * was trained, and that were kept from the new one. Where there are few of those, by the error that each had when it was trained.
 */
export function refusalOf(state: WorldState, candidate: ModelVersion): string | null {
  const { store, market, liveModel, input } = state;
  const lastSeen = store.hours.findLastIndex((hour) => hour <= liveModel.record.trainedAt);
  const fresh = Math.min(heldOutOf(store.rows.length), store.rows.length - 1 - lastSeen);
  const errorBy = (answer: (row: number) => number) =>
    errorOf(
      market.feed.task,
      answer,
      store.rows.slice(-fresh),
      store.targets.slice(-fresh),
      input.service.tolerance,
    );
  const [its, champion] =
    fresh >= LEAST_FRESH
      ? [errorBy((row) => candidate.judged.answer(row, null)), errorBy((row) => liveModel.answer(row, null))]
      : [candidate.record.error, liveModel.record.error];
  if (its <= champion * (1 + input.policies.ci.model.tolerance)) return null;
  return `its error is ${its.toFixed(3)}, that of the live model ${champion.toFixed(3)}`;
}
