'use client';

import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import type { ConflictRow, GitOverview } from '@/engine/versioning/git/views/overview';
import { gitLine, takeSideLine } from '../git-commands';
import { useGitPanel } from '../git-context';
import { many } from '../git-words';
import type { ChosenChange } from './chosen-change';

export interface ConflictListProps {
  readonly chosen: ChosenChange | null;
  readonly onChoose: (chosen: ChosenChange) => void;
}

/** The files that git could not merge, and the ways to settle each. */
export function ConflictList({ chosen, onChoose }: ConflictListProps) {
  const { overview } = useGitPanel();
  return (
    <section aria-label="In conflict" className="border-line border-b pb-1">
      <h3 className="px-2 py-1.5 font-semibold text-failed text-xs">
        In conflict ({overview.conflicts.length})
      </h3>
      <ul>
        {overview.conflicts.map((row) => (
          <Conflict
            key={row.path}
            row={row}
            isChosen={chosen?.side === 'conflict' && chosen.path === row.path}
            onChoose={() => onChoose({ side: 'conflict', path: row.path, oldPath: row.path })}
          />
        ))}
      </ul>
    </section>
  );
}

function Conflict({
  row,
  isChosen,
  onChoose,
}: {
  readonly row: ConflictRow;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}) {
  const { git, overview, session } = useGitPanel();
  const { path, words, blocks, firstLine } = row;
  const [ours, theirs] = sideNames(overview);
  const take = (side: 'ours' | 'theirs') =>
    void git.runUndoably(takeSideLine(row, side), `Took ${side} of ${path}`);
  const open = () =>
    firstLine === null
      ? session.editor.getState().openFile(path)
      : session.editor.getState().revealLocation({ path, line: firstLine });
  const isGone = blocks === null && !(row.hasOurs && row.hasTheirs);
  return (
    <li
      className={cx(
        'border-s-2 px-2 py-1',
        isChosen ? 'border-accent bg-accent-soft' : 'border-transparent hover:bg-hover',
      )}
    >
      <button
        type="button"
        aria-pressed={isChosen}
        onClick={onChoose}
        className="flex w-full min-w-0 cursor-pointer items-center gap-2 text-start text-xs leading-5"
      >
        <span className="min-w-0 truncate font-mono text-ink" title={path}>
          {path}
        </span>
        <span className="shrink-0 text-ink-muted">
          {words}
          {blocks === null ? '' : blocks === 0 ? ', no block left' : `, ${many(blocks, 'block')} left`}
        </span>
      </button>
      <fieldset className="mt-1 flex flex-wrap gap-1.5">
        <legend className="sr-only">Settle {path}</legend>
        {isGone ? null : (
          <Button size="sm" variant={blocks === 0 ? 'secondary' : 'primary'} onPress={open}>
            Open in the editor
          </Button>
        )}
        <Button size="sm" isDisabled={git.isBusy} onPress={() => take('ours')}>
          Take ours ({ours})
        </Button>
        <Button size="sm" isDisabled={git.isBusy} onPress={() => take('theirs')}>
          Take theirs ({theirs})
        </Button>
        <Button
          size="sm"
          variant={blocks === 0 ? 'primary' : 'secondary'}
          isDisabled={git.isBusy || (blocks ?? 0) > 0}
          onPress={() => void git.run(gitLine('add', '--', path))}
        >
          Mark as resolved
        </Button>
      </fieldset>
    </li>
  );
}

/** What the two sides are here. In a rebase, ours is what the commits are put upon. */
function sideNames({ operation, branch }: GitOverview): readonly [ours: string, theirs: string] {
  const here = branch ?? 'HEAD';
  switch (operation?.kind) {
    case 'rebase':
      return [operation.onto ?? 'new base', 'commit being applied'];
    case 'merge':
      return [here, operation.subject];
    case 'cherry-pick':
      return [here, 'picked commit'];
    case 'revert':
      return [here, 'before the commit'];
    default:
      return [here, 'what was put aside'];
  }
}
