import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FileDiffInput } from '@/engine/versioning/git/views/file-diff';
import type { LessonSession } from '@/stores/contracts';

export type GitTab = 'history' | 'changes' | 'branches' | 'stashes' | 'reflog';

/** What the panel shows. It stays while another panel is looked at. */
export interface GitMemory {
  readonly tab: GitTab;
  /** The commit that is looked at; null: the newest one. */
  readonly commit: string | null;
  /** The commit that others are compared with; null: none is. */
  readonly compareFrom: string | null;
  /** Where there is no room for both: the commit is shown in place of the list. */
  readonly isDetailOpen: boolean;
  /** A file of a commit that is compared in full, with what the way back is called. */
  readonly diff: { readonly request: FileDiffInput; readonly title: string; readonly back: string } | null;
  /** The message that is being written. */
  readonly message: string;
  readonly isAmending: boolean;
  /** What git had prepared for the message when it was last looked at. */
  readonly prepared: string;
}

const kept = new WeakMap<LessonSession, StoreApi<GitMemory>>();

/** The memory of the panel for a session. */
export function gitMemory(session: LessonSession): StoreApi<GitMemory> {
  const known = kept.get(session);
  if (known) return known;
  const made = createStore<GitMemory>(() => ({
    tab: 'history',
    commit: null,
    compareFrom: null,
    isDetailOpen: false,
    diff: null,
    message: '',
    isAmending: false,
    prepared: '',
  }));
  kept.set(session, made);
  return made;
}
