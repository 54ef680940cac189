'use client';

import { FolderGit2, Lock } from 'lucide-react';
import { useState } from 'react';
import { counted } from '@/components/lesson/format';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { RepositoryRow } from '@/engine/versioning/forge/views/repository-list';
import { CreateRepositoryDialog } from './create-repository-dialog';
import { useForge } from './forge-context';
import { nameOf } from './place';
import { useTitleFocus } from './use-title-focus';
import { agoText } from './words';

/** All repositories of the lab's GitHub, or how to get the first. */
export function HomeView() {
  const { home } = useForge();
  const titleFocus = useTitleFocus();
  const [isCreating, setCreating] = useState(false);
  const isPublished = (home.local?.remotes.length ?? 0) > 0;
  const create = (
    <Button size="sm" variant="primary" onPress={() => setCreating(true)}>
      Put this project on GitHub
    </Button>
  );
  const dialog = isCreating ? <CreateRepositoryDialog onClose={() => setCreating(false)} /> : null;
  if (home.repositories.length === 0)
    return (
      <>
        <EmptyState
          icon={<FolderGit2 aria-hidden size={24} />}
          title="No repositories on GitHub yet"
          action={create}
        >
          The lab has a GitHub of its own: <code>gh repo create</code> and <code>git push</code> bring the
          project there. Then colleagues can review it in pull requests.
        </EmptyState>
        {dialog}
      </>
    );
  return (
    <div>
      <header className="flex flex-wrap items-center gap-2 border-line border-b px-3 py-2">
        <h2 ref={titleFocus} tabIndex={-1} className="flex-1 font-semibold text-ink text-sm outline-none">
          Repositories
        </h2>
        <span className="text-ink-muted text-xs">
          signed in as <strong className="font-medium text-ink">{home.viewer.login}</strong>
        </span>
        {isPublished ? null : create}
      </header>
      <ul>
        {home.repositories.map((row) => (
          <Row key={nameOf(row)} row={row} />
        ))}
      </ul>
      {dialog}
    </div>
  );
}

function Row({ row }: { readonly row: RepositoryRow }) {
  const { go, home } = useForge();
  const isOwn = home.local?.remotes.some((one) => nameOf(one) === nameOf(row)) ?? false;
  return (
    <li className="border-line border-b px-3 py-2.5">
      <p className="flex flex-wrap items-center gap-2">
        <button
          type="button"
          onClick={() =>
            go({ view: 'repository', repository: { owner: row.owner, name: row.name }, tab: 'code' })
          }
          className="cursor-pointer rounded font-medium text-accent text-sm underline-offset-2 hover:underline"
        >
          {nameOf(row)}
        </button>
        <Badge icon={row.visibility === 'private' ? <Lock aria-hidden size={12} /> : undefined}>
          {row.visibility}
        </Badge>
        {isOwn ? <Badge tone="accent">this project</Badge> : null}
      </p>
      {row.description ? <p className="text-ink text-xs leading-5">{row.description}</p> : null}
      <p className="text-ink-muted text-xs leading-5">
        {[
          counted(row.branches.length, 'branch', 'branches'),
          counted(row.openPulls, 'open pull request'),
          row.lastCommitAt === null
            ? 'nothing pushed yet'
            : `last commit ${agoText(home.now, row.lastCommitAt)}`,
        ].join(' · ')}
      </p>
    </li>
  );
}
