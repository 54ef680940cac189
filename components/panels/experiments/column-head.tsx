import { ArrowDown, ArrowUp } from 'lucide-react';
import { cx } from '@/components/ui/cx';
import type { RunOrder } from './run-order';

export interface ColumnHeadProps {
  readonly name: string;
  /** What the column holds of a run: `metric`, `param`, `tag`; absent for a fact that every run has. */
  readonly kind?: string;
  readonly isNumeric?: boolean;
  /** It stays while the others scroll sideways. */
  readonly isSticky?: boolean;
  /** The order, if it is by this column. */
  readonly sorted: RunOrder | null;
  readonly onSort: () => void;
}

/** The head of a column of runs; a press sorts by it. */
export function ColumnHead({ name, kind, isNumeric, isSticky, sorted, onSort }: ColumnHeadProps) {
  return (
    <th
      scope="col"
      aria-sort={sorted ? (sorted.ascending ? 'ascending' : 'descending') : undefined}
      className={cx(
        'whitespace-nowrap border-line border-b bg-canvas px-2 py-1.5 font-medium text-ink-muted',
        isNumeric ? 'text-end' : 'text-start',
        isSticky && 'sticky left-0 z-1',
      )}
    >
      <button
        type="button"
        onClick={onSort}
        title={name}
        className="inline-flex max-w-56 cursor-pointer items-center gap-1 rounded-sm hover:text-ink"
      >
        {kind ? <span className="font-normal text-ink-faint">{kind}</span> : null}
        <span className="truncate">{name}</span>
        {sorted ? (
          sorted.ascending ? (
            <ArrowUp aria-hidden size={12} className="shrink-0" />
          ) : (
            <ArrowDown aria-hidden size={12} className="shrink-0" />
          )
        ) : null}
      </button>
    </th>
  );
}
