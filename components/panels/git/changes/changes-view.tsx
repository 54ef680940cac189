'use client';

import { ArrowLeft, FileCheck2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { EmptyState } from '@/components/ui/empty-state';
import type { DiffHunk, FileDiff } from '@/engine/versioning/git/views/file-diff';
import { hunkPatch } from '@/engine/versioning/git/views/hunk-patch';
import { FileDiffView } from '../diff/file-diff-view';
import { gitLine, withInput } from '../git-commands';
import { useGitPanel } from '../git-context';
import { ChangeList } from './change-list';
import { type ChosenChange, changeDiff, shownChange } from './chosen-change';
import { CommitForm } from './commit-form';
import { ConflictList } from './conflict-list';

/** What is staged and what is not, the commit, and the diff of the chosen file. */
export function ChangesView() {
  const { overview } = useGitPanel();
  const [chosen, setChosen] = useState<ChosenChange | null>(null);
  const { staged, unstaged, conflicts } = overview;
  const shown = shownChange(overview, chosen);
  return (
    <div className="grid h-full min-h-0 @3xl:grid-cols-[minmax(18rem,24rem)_minmax(0,1fr)]">
      <div
        className={cx(
          'min-h-0 overflow-y-auto @3xl:border-line @3xl:border-e',
          shown !== null && '@max-3xl:hidden',
        )}
      >
        {conflicts.length > 0 ? <ConflictList chosen={shown} onChoose={setChosen} /> : null}
        <CommitForm />
        <ChangeList side="staged" rows={staged} chosen={shown} onChoose={setChosen} />
        <ChangeList side="unstaged" rows={unstaged} chosen={shown} onChoose={setChosen} />
      </div>
      <div className={cx('min-h-0 min-w-0', shown === null && '@max-3xl:hidden')}>
        {shown === null ? (
          <EmptyState
            icon={<FileCheck2 aria-hidden size={22} />}
            title={
              staged.length + unstaged.length + conflicts.length === 0
                ? 'Nothing has changed since the last commit'
                : 'No file is chosen'
            }
          >
            A press on a file shows what changed in it.
          </EmptyState>
        ) : (
          <FileDiffView
            key={`${shown.side}/${shown.path}`}
            request={changeDiff(shown, overview.head?.id ?? null)}
            head={<DiffHead chosen={shown} onBack={() => setChosen(null)} />}
            hunkActions={
              shown.side === 'conflict'
                ? undefined
                : (diff, hunk) => <HunkActions side={shown.side} diff={diff} hunk={hunk} />
            }
          />
        )}
      </div>
    </div>
  );
}

const SIDES = {
  staged: 'Staged, against the last commit',
  unstaged: 'Not staged, against what is staged',
  conflict: 'Theirs, against ours',
} as const;

function DiffHead({ chosen, onBack }: { readonly chosen: ChosenChange; readonly onBack: () => void }) {
  return (
    <div className="flex min-w-0 items-center gap-2">
      <Button size="sm" variant="quiet" className="@3xl:hidden" onPress={onBack}>
        <ArrowLeft aria-hidden size={14} />
        Changes
      </Button>
      <p className="min-w-0 truncate">
        <span className="font-mono text-ink">{chosen.path}</span>{' '}
        <span className="text-ink-muted">{SIDES[chosen.side]}</span>
      </p>
    </div>
  );
}

function HunkActions({
  side,
  diff,
  hunk,
}: {
  readonly side: ChosenChange['side'];
  readonly diff: Extract<FileDiff, { kind: 'text' }>;
  readonly hunk: DiffHunk;
}) {
  const { git } = useGitPanel();
  const patch = hunkPatch(diff.path, hunk);
  const apply = (...options: string[]) => withInput(gitLine('apply', ...options), patch);
  if (side === 'staged')
    return (
      <Button size="sm" isDisabled={git.isBusy} onPress={() => void git.run(apply('--cached', '--reverse'))}>
        Unstage hunk
      </Button>
    );
  return (
    <>
      <Button
        size="sm"
        variant="quiet"
        isDisabled={git.isBusy}
        onPress={() => void git.runUndoably(apply('--reverse'), `Discarded a hunk of ${diff.path}`)}
      >
        Discard hunk
      </Button>
      <Button size="sm" isDisabled={git.isBusy} onPress={() => void git.run(apply('--cached'))}>
        Stage hunk
      </Button>
    </>
  );
}
