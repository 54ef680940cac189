'use client';

import { createContext, useContext } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { ForgeHome } from '@/engine/versioning/forge/views/questions';
import type { LabState } from '@/stores/lab-contract';
import type { DraftRemark } from './commands';
import type { Place } from './place';

/** What every view of the panel works with. */
export interface Forge {
  readonly lab: StoreApi<LabState>;
  readonly home: ForgeHome;
  readonly go: (place: Place) => void;
  /** Whether somebody has gone to another view whose heading is not there yet. */
  readonly hasMoved: { current: boolean };
  /** Runs a command line and gives what it printed; null when it failed. Both stand at the panel's foot. */
  readonly run: (line: string) => Promise<string | null>;
  /** A command runs. */
  readonly isBusy: boolean;
  /** Remarks that are written and not yet sent, by pull request; kept while another panel is shown. */
  readonly drafts: Map<string, readonly DraftRemark[]>;
}

const ForgeContext = createContext<Forge | null>(null);

export const ForgeProvider = ForgeContext.Provider;

/** The panel that a view stands in. @throws Error outside of one. */
export function useForge(): Forge {
  const forge = useContext(ForgeContext);
  if (forge === null)
    throw new Error('useForge: this view stands in no GitHub panel. Render it inside of ForgeProvider.');
  return forge;
}
