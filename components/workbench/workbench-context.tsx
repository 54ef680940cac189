'use client';

import { createContext, useContext } from 'react';
import { type StoreApi, useStore } from 'zustand';
import type { WorkbenchPanel } from '@/components/panels/types';
import type { LessonSession } from '@/stores/contracts';
import type { EditorTools } from './editor-tools';
import type { LayoutState } from './layout-store';

/** What the parts of one workbench share. */
export interface WorkbenchValue {
  readonly session: LessonSession;
  readonly layout: StoreApi<LayoutState>;
  /** The panels that this lesson has a use for. */
  readonly panels: readonly WorkbenchPanel[];
  readonly tools: StoreApi<EditorTools>;
  /** Says something politely to people who cannot see it. */
  readonly announce: (text: string) => void;
  /** The outermost element; the regions of the workbench are found in it. */
  readonly root: { readonly current: HTMLElement | null };
}

const WorkbenchContext = createContext<WorkbenchValue | null>(null);

export const WorkbenchProvider = WorkbenchContext.Provider;

/** What the parts share; throws outside of a workbench. */
export function useWorkbench(): WorkbenchValue {
  const value = useContext(WorkbenchContext);
  if (!value) throw new Error('useWorkbench is for components inside <Workbench>.');
  return value;
}

type States = {
  [Name in 'workspace' | 'editor' | 'runs' | 'grading']: LessonSession[Name] extends StoreApi<infer State>
    ? State
    : never;
};

/** Selects from a store of the session: `useSessionState('runs', (runs) => runs.busy)`. Select what is small and stable. */
export function useSessionState<Name extends keyof States, Selected>(
  name: Name,
  select: (state: States[Name]) => Selected,
): Selected {
  const { session } = useWorkbench();
  return useStore(session[name] as unknown as StoreApi<States[Name]>, select);
}

/** Selects from the layout that the workbench remembers. */
export function useLayout<Selected>(select: (state: LayoutState) => Selected): Selected {
  return useStore(useWorkbench().layout, select);
}

/** Selects from the state of the editor's machinery. */
export function useTools<Selected>(select: (state: EditorTools) => Selected): Selected {
  return useStore(useWorkbench().tools, select);
}
