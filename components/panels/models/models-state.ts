import { keptState } from '../kept-state';

export interface ModelsState {
  /** The id of the node whose trail is shown; null: the list of models. */
  readonly focus: string | null;
  /** The node whose trail was opened last from the list, which the focus goes back to. */
  readonly lastShown: string | null;
}

/** What the models panel of a session shows. */
export const modelsState = keptState<ModelsState>({ focus: null, lastShown: null });
