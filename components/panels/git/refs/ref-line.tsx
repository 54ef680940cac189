'use client';

import type { ReactNode } from 'react';
import type { CommitBrief } from '@/engine/versioning/git/views/commit-view';
import { useGitPanel } from '../git-context';

export interface RefLineProps {
  readonly name: ReactNode;
  /** Beside the name. */
  readonly notes?: ReactNode;
  readonly commit: CommitBrief | null;
  /** Instead of a commit. */
  readonly about?: string;
  readonly actions: ReactNode;
}

/** One branch, tag or remote: its name, the commit it stands at, and what can be done with it. */
export function RefLine({ name, notes, commit, about, actions }: RefLineProps) {
  const { memory } = useGitPanel();
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-1 border-line border-b py-1.5">
      <div className="min-w-0 flex-1 basis-44 text-xs leading-5">
        <p className="flex min-w-0 flex-wrap items-center gap-x-2">
          <span className="min-w-0 break-all font-medium text-ink">{name}</span>
          {notes}
        </p>
        {commit ? (
          <button
            type="button"
            title="Show it in the history"
            onClick={() =>
              memory.setState({ tab: 'history', commit: commit.id, diff: null, compareFrom: null })
            }
            className="block max-w-full cursor-pointer truncate text-start text-ink-muted hover:text-ink hover:underline"
          >
            <span className="font-mono">{commit.short}</span> {commit.subject}
          </button>
        ) : null}
        {about ? <p className="break-all text-ink-muted">{about}</p> : null}
      </div>
      <div className="flex flex-wrap gap-1">{actions}</div>
    </li>
  );
}
