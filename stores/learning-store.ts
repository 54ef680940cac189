import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ExperimentDefinition, WorkBundle } from '../content/lesson-schema';
import type { Clock } from '../engine/core/clock';
import { StagecraftError } from '../engine/core/errors';
import { meetsAll } from '../engine/core/facts';
import type { LessonStorage, StoredLesson } from '../runtime/storage/lesson-storage';
import type { LearningState, LockedPrediction, RunView } from './contracts';
import type { ProgressKeeper } from './progress-keeper';
import type { SaveRecord } from './record-keeper';
import { experimentById } from './run-texts';

export interface LearningDeps {
  readonly bundle: WorkBundle;
  readonly storage: LessonStorage;
  readonly clock: Clock;
  readonly documents: StoredLesson['documents'];
  readonly progress: ProgressKeeper;
  /** Something was saved (other tabs are told), or could not be. */
  readonly saved: SaveRecord;
}

/** The learning store, and what the runs store tells it. */
export interface Learning {
  readonly store: StoreApi<LearningState>;
  /** Compares the locked predictions that this run answers with what happened. */
  answerPredictions(run: RunView): void;
  /** Takes over what another tab has stored. */
  adopt(documents: StoredLesson['documents']): void;
}

/** A prediction or question that the lesson does not have, or an answer that it does not offer. */
export class UnknownOptionError extends StagecraftError<'option-unknown'> {
  constructor(id: string, optionId: string) {
    super('option-unknown', `The lesson has no option "${optionId}" for "${id}".`, { id, optionId });
  }
}

/** Makes the store of predictions and recall answers of a lesson. */
export function createLearning(deps: LearningDeps): Learning {
  const { bundle, storage, clock } = deps;

  const setPrediction = (id: string, prediction: LockedPrediction) => {
    store.setState((state) => ({ predictions: { ...state.predictions, [id]: prediction } }));
    deps.saved(() => storage.saveDocument('prediction', id, prediction));
  };

  const store: StoreApi<LearningState> = createStore<LearningState>((_set, get) => ({
    ...kept(deps.documents),
    place: deps.progress.place,
    lockPrediction: (id, optionId, confidence) => {
      // A prediction is locked once: what was foreseen cannot be changed after the fact.
      if (Object.hasOwn(get().predictions, id)) return;
      const prediction = bundle.definition.predictions.find((one) => one.id === id);
      if (!prediction?.options.some((option) => option.id === optionId))
        throw new UnknownOptionError(id, optionId);
      setPrediction(id, {
        optionId,
        confidence: inRange(confidence),
        lockedAt: clock.now(),
      });
      deps.progress.started();
    },
    answerRecall: (id, optionId, confidence) => {
      const option = bundle.definition.recall
        .find((one) => one.id === id)
        ?.options.find((one) => one.id === optionId);
      if (option === undefined) throw new UnknownOptionError(id, optionId);
      if (Object.hasOwn(get().recall, id)) return;
      const answer = {
        optionId,
        right: option.right,
        at: clock.now(),
        ...(confidence === undefined ? {} : { confidence: inRange(confidence) }),
      };
      store.setState((state) => ({ recall: { ...state.recall, [id]: answer } }));
      deps.saved(() => storage.saveDocument('recall', id, answer));
      deps.progress.started();
    },
    setPlace: (anchor) => {
      if (anchor === get().place) return;
      store.setState({ place: anchor });
      deps.progress.visited(anchor);
    },
  }));

  return {
    store,
    adopt: (documents) => store.setState(kept(documents)),
    answerPredictions: (run) => {
      if (!tellsSomething(run, experimentById(bundle, run.experimentId))) return;
      for (const definition of bundle.definition.predictions) {
        const locked = store.getState().predictions[definition.id];
        if (definition.experiment !== run.experimentId || locked === undefined) continue;
        if (locked.happened !== undefined || locked.lockedAt > run.startedAt) continue;
        const facts = run.facts ?? {};
        const happened = definition.options.find((option) => meetsAll(facts, option.when))?.id ?? null;
        setPrediction(definition.id, { ...locked, happened, facts, runId: run.runId });
      }
    },
  };
}

/**
 * A run that finished, one whose failure is what the experiment shows, or one that failed only after it had trained or
 * tested something; one that never began tells nothing.
 */
function tellsSomething(run: RunView, experiment: ExperimentDefinition | undefined): boolean {
  if (run.outcome === 'completed') return true;
  if (run.outcome !== 'failed') return false;
  return experiment?.ends === 'failed' || run.epochs.length > 0 || run.tests.length > 0;
}

/** A confidence in whole per cent, from 50 to 100. */
function inRange(confidence: number): number {
  return Math.min(100, Math.max(50, Math.round(confidence)));
}

function kept(documents: StoredLesson['documents']): Pick<LearningState, 'predictions' | 'recall'> {
  return {
    predictions: documents.prediction as LearningState['predictions'],
    recall: documents.recall as LearningState['recall'],
  };
}
