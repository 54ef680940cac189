import { createContext, useContext } from 'react';
import { type StoreApi, useStore } from 'zustand';
import type { GitOverview } from '@/engine/versioning/git/views/overview';
import type { LessonSession } from '@/stores/contracts';
import type { LabState } from '@/stores/lab-contract';
import type { CommandForm } from './forms/command-form';
import type { GitMemory } from './git-memory';
import type { Git } from './use-git';

/** What the parts of the panel share. */
export interface GitPanelValue {
  readonly session: LessonSession;
  readonly lab: StoreApi<LabState>;
  readonly git: Git;
  readonly overview: GitOverview;
  readonly memory: StoreApi<GitMemory>;
  /** Asks for what a command needs, in a window. */
  readonly ask: (form: CommandForm) => void;
}

const GitContext = createContext<GitPanelValue | null>(null);

export const GitProvider = GitContext.Provider;

/** What the parts share; throws outside of the panel. */
export function useGitPanel(): GitPanelValue {
  const value = useContext(GitContext);
  if (!value) throw new Error('useGitPanel is for components inside the git panel.');
  return value;
}

/** Selects from what the panel shows. */
export function useGitMemory<Selected>(select: (memory: GitMemory) => Selected): Selected {
  return useStore(useGitPanel().memory, select);
}
