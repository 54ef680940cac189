'use client';

import type { CommitRow } from '@/engine/versioning/forge/views/commit-pages';
import { useForge } from './forge-context';
import { OutcomeMark } from './outcome-mark';
import type { RepositoryRef } from './place';
import { agoText, shortId } from './words';

/** Commits as a list; each opens. */
export function CommitRows({
  repository,
  commits,
}: {
  readonly repository: RepositoryRef;
  readonly commits: readonly CommitRow[];
}) {
  const { go, home } = useForge();
  return (
    <ol className="border-line border-t">
      {commits.map((commit) => (
        <li key={commit.id} className="flex items-start gap-3 border-line border-b px-3 py-2">
          <div className="min-w-0 flex-1">
            <p className="flex items-center gap-2">
              <button
                type="button"
                onClick={() => go({ view: 'commit', repository, id: commit.id })}
                className="min-w-0 cursor-pointer truncate rounded text-start font-medium text-ink text-sm underline-offset-2 hover:text-accent hover:underline"
              >
                {commit.subject}
              </button>
              {commit.checks ? <OutcomeMark outcome={commit.checks} label="checks" /> : null}
            </p>
            <p className="text-ink-muted text-xs leading-5">
              {commit.author} committed {agoText(home.now, commit.at)}
            </p>
          </div>
          <code className="font-mono text-ink-muted text-xs leading-6">{shortId(commit.id)}</code>
        </li>
      ))}
    </ol>
  );
}
