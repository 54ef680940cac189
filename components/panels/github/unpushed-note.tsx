'use client';

import { counted } from '@/components/lesson/format';
import { Button } from '@/components/ui/button';
import type { RepositoryPage } from '@/engine/versioning/forge/views/repository-page';
import { pushLine, remoteOf } from './commands';
import { useForge } from './forge-context';
import type { RepositoryRef } from './place';

/** Says that the project has something that GitHub has not: the next step is a push, or a pull request. */
export function UnpushedNote({
  repository,
  page,
}: {
  readonly repository: RepositoryRef;
  readonly page: RepositoryPage;
}) {
  const { home, run, isBusy, go } = useForge();
  const { local } = home;
  const remote = remoteOf({ repository, local });
  const branch = local?.branch ?? null;
  if (remote === undefined || branch === null || !local?.hasCommits) return null;
  const row = page.branches.find(({ name }) => name === branch);
  if (row === undefined || (local.unpushed ?? 0) > 0)
    return (
      <Note
        text={
          row === undefined ? (
            <>
              The branch <code>{branch}</code> is on your machine alone.
            </>
          ) : (
            <>
              <code>{branch}</code> has {counted(local.unpushed ?? 0, 'commit')} that GitHub does not have.
            </>
          )
        }
      >
        <Button
          size="sm"
          isDisabled={isBusy}
          onPress={() => void run(pushLine(remote, branch, row !== undefined))}
        >
          Push {branch}
        </Button>
      </Note>
    );
  if (row.isDefault || row.ahead === 0 || row.pull !== null) return null;
  return (
    <Note
      text={
        <>
          <code>{branch}</code> has {counted(row.ahead, 'commit')} that <code>{page.defaultBranch}</code>{' '}
          lacks.
        </>
      }
    >
      <Button size="sm" onPress={() => go({ view: 'new-pull', repository, head: branch })}>
        Open a pull request
      </Button>
    </Note>
  );
}

function Note({ text, children }: { readonly text: React.ReactNode; readonly children: React.ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-3 border-line border-b bg-accent-soft px-3 py-1.5 text-ink text-xs">
      <p className="min-w-0 flex-1 basis-48">{text}</p>
      {children}
    </div>
  );
}
