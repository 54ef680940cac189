'use client';

import { Button } from '@/components/ui/button';
import type { OperationView } from '@/engine/versioning/git/views/operation-view';
import type { GitOverview } from '@/engine/versioning/git/views/overview';
import { continueLine, gitLine } from './git-commands';
import { useGitMemory, useGitPanel } from './git-context';
import { many } from './git-words';

/** What goes on in the middle of a merge, a rebase, a pick or a revert, and the ways out of it. */
export function OperationBar({ operation }: { readonly operation: OperationView }) {
  const { overview, git, memory } = useGitPanel();
  const tab = useGitMemory((state) => state.tab);
  const { kind, canSkip } = operation;
  const conflicts = overview.conflicts.length;
  if (kind === 'bisect')
    return (
      <Bar title="Bisecting" about={`It began at ${operation.subject}. Say good or bad in the terminal.`}>
        <Button size="sm" isDisabled={git.isBusy} onPress={() => void git.run(gitLine('bisect', 'reset'))}>
          End the bisection
        </Button>
      </Bar>
    );
  return (
    <Bar
      title={titleOf(operation, overview)}
      about={
        conflicts > 0
          ? `${many(conflicts, 'file')} in conflict`
          : 'No conflict is left. Continue, or look at what is staged.'
      }
    >
      {conflicts > 0 && tab !== 'changes' ? (
        <Button size="sm" onPress={() => memory.setState({ tab: 'changes', diff: null })}>
          Show the conflicts
        </Button>
      ) : null}
      <Button
        size="sm"
        variant={conflicts === 0 ? 'primary' : 'secondary'}
        isDisabled={git.isBusy || conflicts > 0}
        onPress={() => void git.run(continueLine(kind))}
      >
        {kind === 'merge' ? 'Commit the merge' : 'Continue'}
      </Button>
      {canSkip ? (
        <Button
          size="sm"
          isDisabled={git.isBusy}
          onPress={() => void git.runUndoably(gitLine(kind, '--skip'), 'Skipped the commit')}
        >
          Skip
        </Button>
      ) : null}
      <Button
        size="sm"
        variant="danger"
        isDisabled={git.isBusy}
        onPress={() => void git.runUndoably(gitLine(kind, '--abort'), `Aborted the ${kind}`)}
      >
        Abort
      </Button>
    </Bar>
  );
}

function titleOf({ kind, subject, onto, step }: OperationView, { branch, head }: GitOverview): string {
  const here = branch ?? head?.short ?? 'HEAD';
  switch (kind) {
    case 'merge':
      return `Merging ${subject} into ${here}`;
    case 'rebase':
      return `Rebasing ${subject} onto ${onto}${step ? ` (${step.done} of ${step.total})` : ''}`;
    case 'cherry-pick':
      return `Cherry-picking ${subject} onto ${here}`;
    case 'revert':
      return `Reverting ${subject} on ${here}`;
    case 'bisect':
      return 'Bisecting';
  }
}

function Bar({
  title,
  about,
  children,
}: {
  readonly title: string;
  readonly about: string;
  readonly children: React.ReactNode;
}) {
  return (
    <section
      aria-label="Under way"
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 border-line border-b bg-adhoc-soft px-3 py-1.5 text-xs"
    >
      <p className="min-w-0 flex-1 basis-56 leading-5">
        <span className="font-semibold text-ink">{title}</span>{' '}
        <span className="text-ink-muted">{about}</span>
      </p>
      <div className="flex flex-wrap gap-1.5">{children}</div>
    </section>
  );
}
