import { cx } from '@/components/ui/cx';
import { type ListRow, missedRows, nextPage, type PagingBy, type PagingState } from './paging';

type Status = 'closed' | 'missed' | 'read' | 'next' | 'waiting';

const LOOK: Readonly<
  Record<Status, { readonly sign: string; readonly says: string; readonly tone: string }>
> = {
  closed: { sign: '–', says: 'closed', tone: 'border-line border-dashed text-ink-faint line-through' },
  missed: { sign: '✗', says: 'missed', tone: 'border-failed bg-failed-soft text-failed' },
  read: { sign: '✓', says: 'read', tone: 'border-line bg-passed-soft text-passed' },
  next: { sign: '▸', says: 'next', tone: 'border-accent bg-surface text-ink' },
  waiting: { sign: '', says: 'not read yet', tone: 'border-line bg-surface text-ink-muted' },
};

/** The list as one way of paging has it: each row with what became of it. */
export function PagingLane({
  state,
  by,
  label,
}: {
  readonly state: PagingState;
  readonly by: PagingBy;
  readonly label: string;
}) {
  const missed = new Set(missedRows(state, by));
  const next = new Set(state.isDone ? [] : nextPage(state, by));
  const statusOf = (row: ListRow): Status => {
    if (missed.has(row)) return 'missed';
    if (row.isClosed) return 'closed';
    if (next.has(row)) return 'next';
    return row.reads > 0 ? 'read' : 'waiting';
  };
  return (
    <ol aria-label={label} className="grid grid-cols-4 gap-1.5">
      {state.rows.map((row) => {
        const status = statusOf(row);
        const { sign, says, tone } = LOOK[status];
        return (
          <li
            key={row.id}
            className={cx(
              'm-0 flex items-center justify-between rounded border px-2 py-1 font-mono text-xs',
              tone,
            )}
          >
            <span>{row.id}</span>
            <span aria-hidden>{sign}</span>
            <span className="sr-only">{says}</span>
          </li>
        );
      })}
    </ol>
  );
}
