'use client';

import { Check } from 'lucide-react';
import { memo } from 'react';
import { cx } from '@/components/ui/cx';
import type { GradebookColumn, GradebookRow } from '@/contracts/api/gradebook';
import { cellWords, lookOf, pointsOf } from './cell-words';

export interface GridRowProps {
  readonly index: number;
  /** Absent: has not been read yet. */
  readonly row: GradebookRow | undefined;
  readonly columns: readonly GradebookColumn[];
  /** The column that has the focus; null: none of this row. */
  readonly active: number | null;
  readonly isSelected: boolean;
  readonly onPress: (column: number) => void;
}

const TONES = {
  none: 'text-ink-faint',
  faint: 'text-ink-faint',
  missing: 'text-failed',
  waiting: 'text-ink-muted',
  points: 'text-ink',
} as const;

const CELL =
  'h-9 cursor-pointer border-line border-b px-2 focus-visible:-outline-offset-2 scroll-ms-36 sm:scroll-ms-60 scroll-mt-20';

/** One person of the gradebook. */
export const GridRow = memo(
  function GridRow({ index, row, columns, active, isSelected, onPress }: GridRowProps) {
    const common = (column: number) => ({
      tabIndex: active === column ? 0 : -1,
      'data-cell': `${index} ${column}`,
      'aria-colindex': column + 1,
      onClick: () => onPress(column),
    });
    const name = row?.name ?? 'is being read';
    return (
      <tr
        aria-rowindex={index + 2}
        aria-selected={isSelected}
        className={isSelected ? 'bg-accent-soft' : undefined}
      >
        <th
          scope="row"
          {...common(0)}
          className={cx(
            CELL,
            'sticky start-0 z-[5] w-36 min-w-36 max-w-36 border-e text-start font-medium sm:w-60 sm:min-w-60 sm:max-w-60',
            isSelected ? 'bg-accent-soft' : 'bg-surface',
          )}
        >
          <span className="flex items-center gap-2">
            <span
              aria-hidden
              className={cx(
                'flex size-4 shrink-0 items-center justify-center rounded border',
                isSelected ? 'border-accent bg-accent text-on-accent' : 'border-line-strong',
              )}
            >
              {isSelected ? <Check size={12} strokeWidth={3} /> : null}
            </span>
            <span className="min-w-0 truncate" title={name}>
              {row === undefined ? '…' : name}
            </span>
          </span>
        </th>
        <td {...common(1)} className={cx(CELL, 'whitespace-nowrap text-end text-ink-muted tabular-nums')}>
          {row === undefined
            ? '…'
            : row.outOf === 0
              ? '–'
              : `${pointsOf(row.points)} / ${pointsOf(row.outOf)}`}
        </td>
        {columns.map((column, i) => {
          const look = lookOf(row?.cells[i] ?? null, column.isHidden);
          return (
            <td
              key={column.id}
              {...common(i + 2)}
              aria-label={cellWords(name, column, row?.cells[i] ?? null)}
              className={cx(
                CELL,
                'w-28 min-w-28 max-w-28 text-end tabular-nums hover:bg-hover',
                TONES[look.tone],
              )}
            >
              {row === undefined ? '…' : look.text}
              {look.signs === '' ? null : (
                // Beside the text, not in it: the signs are words in the cell's name, which has to hold the text.
                <sup
                  data-signs={look.signs}
                  className="ms-0.5 text-ink-muted after:content-[attr(data-signs)]"
                />
              )}
            </td>
          );
        })}
      </tr>
    );
  },
  // Moving the focus draws two rows, not all in sight.
  (a, b) =>
    a.index === b.index &&
    a.row === b.row &&
    a.columns === b.columns &&
    a.active === b.active &&
    a.isSelected === b.isSelected,
);
