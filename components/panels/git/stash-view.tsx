'use client';

import { Archive } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { Spinner } from '@/components/ui/spinner';
import type { StashRow } from '@/engine/versioning/git/views/stash-view';
import { useLabAnswer } from '../use-lab-answer';
import { FileList } from './file-list';
import { stashBranchForm, stashForm } from './forms/forms';
import { gitLine } from './git-commands';
import { useGitPanel } from './git-context';
import { whenText } from './git-words';

/** What was put aside, newest first, to be looked at, laid over the files again, or thrown away. */
export function StashView() {
  const { lab, ask, overview, git } = useGitPanel();
  const { answer, error } = useLabAnswer(lab, 'git.stashes', {});
  const hasChanges = overview.staged.length + overview.unstaged.length > 0;
  const push = (
    <Button
      size="sm"
      isDisabled={!hasChanges || git.isBusy || overview.head === null || overview.operation !== null}
      onPress={() => ask(stashForm())}
    >
      Stash the changes…
    </Button>
  );
  if (error)
    return (
      <Callout tone="failed" title="The stashes cannot be read" className="m-3">
        {error.message}
      </Callout>
    );
  if (!answer)
    return (
      <p className="flex items-center gap-2.5 p-4 text-ink-muted text-sm">
        <Spinner /> Reading the stashes
      </p>
    );
  if (answer.length === 0)
    return (
      <EmptyState icon={<Archive aria-hidden size={24} />} title="Nothing is put aside" action={push}>
        A stash keeps changes that are not ready to be committed, and gives clean files for other work.
      </EmptyState>
    );
  return (
    <div className="h-full min-h-0 overflow-y-auto p-3">
      <div className="flex justify-end">{push}</div>
      <ul className="mt-2 border-line border-t">
        {answer.map((stash) => (
          <Stash key={stash.id} stash={stash} />
        ))}
      </ul>
    </div>
  );
}

function Stash({ stash }: { readonly stash: StashRow }) {
  const { git, ask, memory } = useGitPanel();
  const { index, message, timeMs, base, files, untracked, id } = stash;
  const name = `stash@{${index}}`;
  const show = (path: string, oldPath: string, before: string | null, after: string) =>
    memory.setState({
      diff: {
        title: path,
        back: 'Stashes',
        request: {
          path,
          oldPath,
          before: before === null ? { in: 'nothing' } : { in: 'commit', id: before },
          after: { in: 'commit', id: after },
        },
      },
    });
  return (
    <li className="grid gap-x-6 gap-y-2 border-line border-b py-2.5 @3xl:grid-cols-2">
      <div className="min-w-0">
        <h3 className="break-words font-medium text-ink text-sm">{message}</h3>
        <p className="text-ink-muted text-xs leading-5">
          <code>{name}</code> · {whenText(timeMs)} · on <code>{base.short}</code> {base.subject}
        </p>
        <div className="mt-1.5 flex flex-wrap gap-1.5">
          <Button
            size="sm"
            aria-label={`Apply ${name}`}
            isDisabled={git.isBusy}
            onPress={() => void git.runUndoably(gitLine('stash', 'apply', name), `Applied ${name}`)}
          >
            Apply
          </Button>
          <Button
            size="sm"
            variant="primary"
            aria-label={`Pop ${name}: apply it and take it off the list`}
            isDisabled={git.isBusy}
            onPress={() => void git.runUndoably(gitLine('stash', 'pop', name), `Popped ${name}`)}
          >
            Pop
          </Button>
          <Button
            size="sm"
            aria-label={`Branch from ${name}`}
            isDisabled={git.isBusy}
            onPress={() => ask(stashBranchForm(index))}
          >
            Branch…
          </Button>
          <Button
            size="sm"
            variant="danger"
            aria-label={`Drop ${name}`}
            isDisabled={git.isBusy}
            onPress={() => void git.runUndoably(gitLine('stash', 'drop', name), `Dropped ${name}`)}
          >
            Drop
          </Button>
        </div>
      </div>
      <div className="min-w-0">
        {files.length > 0 || untracked === null ? (
          <FileList
            label={`Files of ${name}`}
            files={files}
            onOpen={({ path, oldPath }) => show(path, oldPath, base.id, id)}
          />
        ) : null}
        {untracked ? (
          <FileList
            label={`New files of ${name}`}
            files={untracked.files}
            onOpen={({ path, oldPath }) => show(path, oldPath, null, untracked.id)}
          />
        ) : null}
      </div>
    </li>
  );
}
