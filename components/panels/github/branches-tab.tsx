'use client';

import { Trash2 } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import type { BranchRow, RepositoryPage } from '@/engine/versioning/forge/views/repository-page';
import { deleteBranchLine } from './commands';
import { useForge } from './forge-context';
import type { RepositoryRef } from './place';
import { agoText } from './words';

export interface BranchesTabProps {
  readonly repository: RepositoryRef;
  readonly page: RepositoryPage;
}

/** The branches: how far each is ahead of the default one and behind it, its pull request, and what to do with it. */
export function BranchesTab({ repository, page }: BranchesTabProps) {
  return (
    <ul>
      {page.branches.map((branch) => (
        <Branch key={branch.name} repository={repository} branch={branch} />
      ))}
    </ul>
  );
}

function Branch({ repository, branch }: { readonly repository: RepositoryRef; readonly branch: BranchRow }) {
  const { go, home, run, isBusy } = useForge();
  const { name, pull } = branch;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-b px-3 py-2">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-2">
          <button
            type="button"
            onClick={() => go({ view: 'repository', repository, tab: 'code', branch: name })}
            className="cursor-pointer rounded font-mono text-accent text-xs underline-offset-2 hover:underline"
          >
            {name}
          </button>
          {branch.isDefault ? <Badge>default</Badge> : null}
          {branch.isProtected ? <Badge tone="note">protected</Badge> : null}
        </p>
        <p className="truncate text-ink-muted text-xs leading-5">
          {branch.subject} · {branch.author}, {agoText(home.now, branch.at)}
        </p>
      </div>
      {branch.isDefault ? null : (
        <p className="text-ink-muted text-xs tabular-nums">
          {branch.ahead} ahead, {branch.behind} behind
        </p>
      )}
      {pull !== null ? (
        <Button
          size="sm"
          variant="quiet"
          onPress={() => go({ view: 'pull', repository, number: pull, tab: 'conversation' })}
        >
          #{pull}
          <span className="sr-only">, the pull request of {name}</span>
        </Button>
      ) : !branch.isDefault && branch.ahead > 0 ? (
        <Button size="sm" onPress={() => go({ view: 'new-pull', repository, head: name })}>
          Open a pull request
          <span className="sr-only"> for {name}</span>
        </Button>
      ) : null}
      {branch.isDefault ? null : (
        <IconButton
          label={branch.isProtected ? `${name} is protected` : `Delete ${name} on GitHub`}
          size="sm"
          isDisabled={isBusy || branch.isProtected}
          onPress={() => void run(deleteBranchLine({ repository, local: home.local }, name))}
        >
          <Trash2 aria-hidden size={14} />
        </IconButton>
      )}
    </li>
  );
}
