'use client';

import { EyeOff } from 'lucide-react';
import { cx } from '@/components/ui/cx';
import type { GradebookColumn } from '@/contracts/api/gradebook';
import { pointsOf } from './cell-words';

export interface GridHeadProps {
  readonly columns: readonly GradebookColumn[];
  readonly sort: string;
  /** The column that has the focus; null: none of the head. */
  readonly active: number | null;
  /** In pixels. */
  readonly height: number;
  readonly onPress: (column: number) => void;
}

const HEAD =
  'sticky top-0 z-10 cursor-pointer border-line border-b bg-surface px-2 py-1.5 align-bottom font-medium text-ink-muted text-xs hover:bg-hover focus-visible:-outline-offset-2';

/** The head of the gradebook: what is pressed there orders, or opens a piece of work. */
export function GridHead({ columns, sort, active, height, onPress }: GridHeadProps) {
  const sortOf = (id: string) => (sort === id ? 'ascending' : sort === `-${id}` ? 'descending' : 'none');
  const common = (column: number) => ({
    scope: 'col' as const,
    tabIndex: active === column ? 0 : -1,
    'data-cell': `-1 ${column}`,
    'aria-colindex': column + 1,
    onClick: () => onPress(column),
  });
  return (
    <thead>
      <tr aria-rowindex={1} style={{ height }}>
        <th
          {...common(0)}
          aria-sort={sortOf('name')}
          className={cx(
            HEAD,
            'start-0 z-20 w-36 text-start min-w-36 max-w-36 border-e sm:w-60 sm:min-w-60 sm:max-w-60',
          )}
        >
          Name <Arrow way={sortOf('name')} />
        </th>
        <th {...common(1)} aria-sort={sortOf('points')} className={cx(HEAD, 'min-w-24 text-end')}>
          So far <Arrow way={sortOf('points')} />
        </th>
        {columns.map((column, i) => (
          <th
            key={column.id}
            {...common(i + 2)}
            aria-sort={sortOf(column.id)}
            title={column.title}
            className={cx(HEAD, 'w-28 min-w-28 max-w-28 text-end')}
          >
            <span className="flex items-center justify-end gap-1 text-ink-faint tabular-nums">
              {column.isHidden ? <EyeOff aria-label="without names" size={12} /> : null}
              {column.contentId} <Arrow way={sortOf(column.id)} />
            </span>
            <span className="line-clamp-2 break-words text-ink">{column.title}</span>
            <span className="block font-normal text-ink-faint tabular-nums">
              {column.mean === null ? 'of ' : `⌀ ${Math.round(column.mean * 10) / 10} / `}
              {pointsOf(column.points)}
            </span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Arrow({ way }: { way: 'ascending' | 'descending' | 'none' }) {
  return way === 'none' ? null : <span aria-hidden>{way === 'ascending' ? '↑' : '↓'}</span>;
}
