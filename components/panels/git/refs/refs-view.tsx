'use client';

import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Spinner } from '@/components/ui/spinner';
import { useLabAnswer } from '../../use-lab-answer';
import { newBranchForm, remoteForm, tagForm } from '../forms/forms';
import { useGitPanel } from '../git-context';
import { BranchItem } from './branch-item';
import { RemoteBranchItem, RemoteItem, TagItem } from './other-items';

/** Branches, tags and remotes, with what can be done with each. */
export function RefsView() {
  const { lab, overview, ask } = useGitPanel();
  const { answer, error } = useLabAnswer(lab, 'git.refs', {});
  if (error)
    return (
      <Callout tone="failed" title="The branches cannot be read" className="m-3">
        {error.message}
      </Callout>
    );
  if (!answer)
    return (
      <p className="flex items-center gap-2.5 p-4 text-ink-muted text-sm">
        <Spinner /> Reading the branches
      </p>
    );
  const { head } = overview;
  const where = head ? `${head.short} ${head.subject}` : '';
  return (
    <div className="grid h-full min-h-0 content-start gap-x-6 gap-y-4 overflow-y-auto p-3 @3xl:grid-cols-2">
      <Group
        title={`Branches (${answer.branches.length})`}
        action={
          <Button
            size="sm"
            isDisabled={head === null}
            onPress={() => head && ask(newBranchForm('HEAD', where))}
          >
            <Plus aria-hidden size={13} /> New branch
          </Button>
        }
        empty="No branch has a commit yet."
      >
        {answer.branches.map((branch) => (
          <BranchItem key={branch.name} branch={branch} />
        ))}
      </Group>
      <div className="flex min-w-0 flex-col gap-4">
        <Group
          title={`Tags (${answer.tags.length})`}
          action={
            <Button size="sm" isDisabled={head === null} onPress={() => head && ask(tagForm('HEAD', where))}>
              <Plus aria-hidden size={13} /> New tag
            </Button>
          }
          empty="A tag keeps the name of a commit for good: a release, a model that was served."
        >
          {answer.tags.map((tag) => (
            <TagItem key={tag.name} tag={tag} />
          ))}
        </Group>
        <Group
          title={`Remotes (${answer.remotes.length})`}
          action={
            <Button size="sm" onPress={() => ask(remoteForm(answer.remotes.length === 0 ? 'origin' : ''))}>
              <Plus aria-hidden size={13} /> Add a remote
            </Button>
          }
          empty="A remote is another copy of the repository, to push to and pull from."
        >
          {answer.remotes.map((remote) => (
            <RemoteItem key={remote.name} remote={remote} />
          ))}
        </Group>
        {answer.remoteBranches.length > 0 ? (
          <Group title={`Remote branches (${answer.remoteBranches.length})`} empty="">
            {answer.remoteBranches.map((branch) => (
              <RemoteBranchItem key={branch.name} branch={branch} />
            ))}
          </Group>
        ) : null}
      </div>
    </div>
  );
}

function Group({
  title,
  action,
  empty,
  children,
}: {
  readonly title: string;
  readonly action?: ReactNode;
  /** What stands there when there is none. */
  readonly empty: string;
  readonly children: readonly ReactNode[];
}) {
  return (
    <section aria-label={title} className="min-w-0">
      <div className="flex min-h-8 items-center gap-2">
        <h3 className="flex-1 font-semibold text-ink-muted text-xs">{title}</h3>
        {action}
      </div>
      {children.length === 0 ? (
        <p className="text-ink-muted text-xs leading-5">{empty}</p>
      ) : (
        <ul className="mt-1 border-line border-t">{children}</ul>
      )}
    </section>
  );
}
