'use client';

import { Minus, Plus, SquarePen, Undo2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { IconButton } from '@/components/ui/icon-button';
import type { ChangeRow } from '@/engine/versioning/git/views/overview';
import { StatusLetter } from '../file-list';
import { stashForm } from '../forms/forms';
import { discardLine, gitLine, unstageLine } from '../git-commands';
import { useGitPanel } from '../git-context';
import { many } from '../git-words';
import type { ChosenChange } from './chosen-change';

export interface ChangeListProps {
  readonly side: 'staged' | 'unstaged';
  readonly rows: readonly ChangeRow[];
  readonly chosen: ChosenChange | null;
  readonly onChoose: (chosen: ChosenChange) => void;
}

/** The files of one side: what the next commit holds, or what it does not hold yet. */
export function ChangeList({ side, rows, chosen, onChoose }: ChangeListProps) {
  const { git, overview, ask } = useGitPanel();
  const isStaged = side === 'staged';
  const isStopped = overview.operation !== null;
  const title = isStaged ? 'Staged' : 'Not staged';
  const all = () =>
    void git.run(isStaged ? unstageLine(['.'], overview.head === null) : gitLine('add', '--all'));
  return (
    <section aria-label={title} className="pb-1">
      <div className="flex h-8 items-center ps-2">
        <h3 className="min-w-0 flex-1 truncate font-semibold text-ink-muted text-xs">
          {title} ({rows.length})
        </h3>
        {!isStaged && overview.staged.length + rows.length > 0 ? (
          <Button
            size="sm"
            variant="quiet"
            isDisabled={git.isBusy || overview.head === null || isStopped}
            onPress={() => ask(stashForm())}
          >
            Stash…
          </Button>
        ) : null}
        {!isStaged && rows.length > 0 ? (
          <Button
            size="sm"
            variant="quiet"
            isDisabled={git.isBusy}
            onPress={() =>
              void git.runUndoably(discardLine(rows), `Discarded changes of ${many(rows.length, 'file')}`)
            }
          >
            Discard all
          </Button>
        ) : null}
        {rows.length > 0 ? (
          <Button size="sm" variant="quiet" isDisabled={git.isBusy} onPress={all}>
            {isStaged ? 'Unstage all' : 'Stage all'}
          </Button>
        ) : null}
      </div>
      {rows.length === 0 ? (
        <p className="px-2 pb-1 text-ink-muted text-xs">
          {isStaged ? 'Nothing: the next commit would be empty.' : 'Nothing: the files are as staged.'}
        </p>
      ) : null}
      <ul>
        {rows.map((row) => (
          <Row
            key={row.path}
            row={row}
            isStaged={isStaged}
            isChosen={chosen?.side === side && chosen.path === row.path}
            onChoose={() => onChoose({ side, path: row.path, oldPath: row.renamedFrom ?? row.path })}
          />
        ))}
      </ul>
    </section>
  );
}

function Row({
  row,
  isStaged,
  isChosen,
  onChoose,
}: {
  readonly row: ChangeRow;
  readonly isStaged: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}) {
  const { git, overview, session } = useGitPanel();
  const { path, status, renamedFrom } = row;
  const unstage = () =>
    void git.run(unstageLine(renamedFrom === null ? [path] : [renamedFrom, path], overview.head === null));
  const discard = () =>
    void git.runUndoably(
      discardLine([row]),
      status === '?' ? `Removed ${path}` : `Discarded the changes of ${path}`,
    );
  return (
    <li
      className={cx(
        'flex items-center gap-1 border-s-2 ps-1.5 pe-1',
        isChosen ? 'border-accent bg-accent-soft' : 'border-transparent hover:bg-hover',
      )}
    >
      <button
        type="button"
        aria-pressed={isChosen}
        onClick={onChoose}
        className="flex min-w-0 flex-1 cursor-pointer items-center gap-2 py-1 text-start text-xs focus-visible:-outline-offset-2"
      >
        <StatusLetter status={status} />
        <span className="min-w-0 truncate font-mono text-ink" title={path}>
          {renamedFrom === null ? path : `${renamedFrom} → ${path}`}
        </span>
      </button>
      {status === 'D' ? null : (
        <IconButton
          label={`Open ${path} in the editor`}
          size="sm"
          onPress={() => session.editor.getState().openFile(path)}
        >
          <SquarePen aria-hidden size={13} />
        </IconButton>
      )}
      {isStaged ? (
        <IconButton label={`Unstage ${path}`} size="sm" isDisabled={git.isBusy} onPress={unstage}>
          <Minus aria-hidden size={14} />
        </IconButton>
      ) : (
        <>
          <IconButton
            label={status === '?' ? `Remove ${path}` : `Discard the changes of ${path}`}
            size="sm"
            isDisabled={git.isBusy}
            onPress={discard}
          >
            <Undo2 aria-hidden size={13} />
          </IconButton>
          <IconButton
            label={`Stage ${path}`}
            size="sm"
            isDisabled={git.isBusy}
            onPress={() => void git.run(gitLine('add', '--', path))}
          >
            <Plus aria-hidden size={14} />
          </IconButton>
        </>
      )}
    </li>
  );
}
