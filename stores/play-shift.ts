import type { ShiftView } from '../engine/scenario/scenarios/on-call/shift-view';
import type { ShiftQuestion, ShiftWorker } from '../runtime/on-call/client';

/** Plays shifts somewhere else than on the main thread. */
export interface ShiftPlayer {
  /** @throws OnCallJobError when the shift could not be played */
  readonly look: (question: ShiftQuestion) => Promise<ShiftView>;
}

/** Plays shifts in a worker, whose code is loaded when the first is looked at. */
export function shiftPlayer(): ShiftPlayer {
  let opened: Promise<ShiftWorker> | null = null;
  return {
    look: async (question) => {
      opened ??= import('../runtime/on-call/client').then(({ ShiftWorker }) => new ShiftWorker());
      return (await opened).look(question);
    },
  };
}
