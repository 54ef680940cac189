'use client';

import { createContext, useContext } from 'react';
import type { CloudOverview } from '@/engine/deployment/cloud/views/overview';
import type { LessonSession } from '@/stores/contracts';

/** What every view of the panel works with. */
export interface CloudPanelValue {
  readonly session: LessonSession;
  readonly overview: CloudOverview;
  /** Runs command lines one after the other until one fails; whether all went well. The last stands at the panel's foot. */
  readonly run: (lines: readonly string[]) => Promise<boolean>;
  /** What the last command was refused with; null: it was not. */
  readonly failure: string | null;
  /** Nothing can be done now: a command runs, or this tab only reads. */
  readonly isBusy: boolean;
}

const CloudContext = createContext<CloudPanelValue | null>(null);

export const CloudProvider = CloudContext.Provider;

/** The panel that a view stands in. @throws Error outside of one. */
export function useCloud(): CloudPanelValue {
  const value = useContext(CloudContext);
  if (value === null)
    throw new Error('useCloud: this view stands in no Cloud panel. Render it inside of CloudProvider.');
  return value;
}
