'use client';

import { ArrowDown, ArrowDownToLine, ArrowUp, ArrowUpFromLine, GitBranch, RefreshCw } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { gitLine } from './git-commands';
import { useGitPanel } from './git-context';

/** Where HEAD is, how the branch stands to its upstream, and the ways to and from the remote. */
export function RepositoryBar() {
  const { overview, git } = useGitPanel();
  const { branch, head, tracking, remotes } = overview;
  const counts = tracking?.counts;
  const remote = tracking?.upstream.split('/')[0] ?? remotes[0] ?? 'origin';
  const push =
    tracking || branch === null ? gitLine('push') : gitLine('push', '--set-upstream', remote, branch);
  return (
    <div className="flex min-w-0 items-center gap-1 ps-3 pe-1.5 text-xs">
      <GitBranch aria-hidden size={14} className="shrink-0 text-ink-muted" />
      <p className="min-w-0 truncate font-medium text-ink">
        {branch ?? (head ? `HEAD at ${head.short}` : 'no commits')}
        {branch === null && head ? <span className="ms-1 font-normal text-ink-muted">(detached)</span> : null}
      </p>
      {tracking ? (
        <p className="flex shrink-0 items-center gap-1 text-ink-muted tabular-nums">
          <span className="sr-only">
            {counts
              ? `${counts.ahead} ahead of and ${counts.behind} behind ${tracking.upstream}`
              : `${tracking.upstream} is gone`}
          </span>
          <span aria-hidden className="flex items-center gap-0.5" title={tracking.upstream}>
            {counts ? (
              <>
                <ArrowUp size={12} />
                {counts.ahead}
                <ArrowDown size={12} />
                {counts.behind}
              </>
            ) : (
              'upstream gone'
            )}
          </span>
        </p>
      ) : null}
      {remotes.length > 0 ? (
        <div className="ms-1 flex shrink-0">
          <IconButton
            label={`Fetch from ${remote}`}
            size="sm"
            isDisabled={git.isBusy}
            onPress={() => void git.run(gitLine('fetch', remote))}
          >
            <RefreshCw aria-hidden size={14} />
          </IconButton>
          <IconButton
            label="Pull"
            size="sm"
            isDisabled={git.isBusy || branch === null}
            onPress={() => void git.runUndoably(gitLine('pull', '--no-edit'), 'Pulled')}
          >
            <ArrowDownToLine aria-hidden size={14} />
          </IconButton>
          <IconButton
            label={tracking ? 'Push' : `Push, and follow ${remote}/${branch ?? ''}`}
            size="sm"
            isDisabled={git.isBusy || branch === null}
            onPress={() => void git.run(push)}
          >
            <ArrowUpFromLine aria-hidden size={14} />
          </IconButton>
        </div>
      ) : null}
    </div>
  );
}
