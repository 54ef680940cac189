'use client';

import { createContext, useContext } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { LessonSession } from '@/stores/contracts';
import type { LabState } from '@/stores/lab-contract';
import type { CommandPlace } from './commands';
import type { Place } from './place';

/** What every view of the panel works with. */
export interface Actions {
  readonly session: LessonSession;
  readonly lab: StoreApi<LabState>;
  readonly at: CommandPlace;
  /** Who is signed in. */
  readonly login: string;
  /** The lab's time, milliseconds since the epoch. */
  readonly now: number;
  readonly go: (place: Place) => void;
  /** Runs a command line and gives what it printed; null when it failed. Both stand at the panel's foot. */
  readonly run: (line: string) => Promise<string | null>;
  /** Nothing can be done now: a command runs, or this tab only reads. */
  readonly isBusy: boolean;
}

const ActionsContext = createContext<Actions | null>(null);

export const ActionsProvider = ActionsContext.Provider;

/** The panel that a view stands in. @throws Error outside of one. */
export function useActions(): Actions {
  const actions = useContext(ActionsContext);
  if (actions === null)
    throw new Error('useActions: this view stands in no Actions panel. Render it inside of ActionsProvider.');
  return actions;
}
