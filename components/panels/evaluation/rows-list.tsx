'use client';

import { X } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { ChartTable } from '@/components/charts/chart-table';
import { IconButton } from '@/components/ui/icon-button';
import { Select } from '@/components/ui/select';
import { parseTable } from '@/engine/dataset/parse-table';
import { type Column, cellAt, type Table } from '@/engine/dataset/table';
import { type ChosenRows, readable } from './judged-file';
import { isSourceOf, sourceRow } from './source-table';

interface RowsListProps {
  readonly table: Table;
  readonly chosen: ChosenRows;
  /** The lesson's data, by path: further columns of the same rows come from there. */
  readonly data: Readonly<Record<string, string>>;
  readonly onClose: () => void;
}

/** The rows behind a mark or a cell, as a table; any column of the table that they came from can be put beside. */
export function RowsList({ table, chosen, data, onClose }: RowsListProps) {
  const head = useRef<HTMLHeadingElement>(null);
  const [added, setAdded] = useState<readonly string[]>([]);
  const source = useMemo(() => sourceIn(data, table), [data, table]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever chooses other rows wants to read those.
  useEffect(() => {
    const title = head.current;
    const panel = title?.closest('[data-scrolls]');
    if (!title || !panel) return;
    title.focus({ preventScroll: true });
    // Not scrollIntoView: that would move the page around the panel as well.
    panel.scrollTop += title.getBoundingClientRect().top - panel.getBoundingClientRect().top - 12;
  }, [chosen]);
  const own = new Set(table.columns.map((column) => column.name));
  const more = source?.table.columns.filter((column) => !own.has(column.name)) ?? [];
  const extra = more.filter((column) => added.includes(column.name));
  const cells = (row: number): ReactNode[] => [
    ...table.columns.map((column) => cellText(column, row)),
    ...extra.map((column) => cellText(column, sourceRow(table, row))),
  ];
  return (
    <section aria-label="Rows" className="flex flex-col gap-2 border-line border-t pt-2">
      <div className="flex flex-wrap items-center gap-2">
        <h3 ref={head} tabIndex={-1} className="rounded font-medium text-ink text-sm">
          {chosen.title}: {chosen.rows.length.toLocaleString('en-US')}{' '}
          {chosen.rows.length === 1 ? 'row' : 'rows'}
        </h3>
        <span className="flex-1" />
        {source && more.length > extra.length ? (
          <Select
            label={`Add a column of ${source.path}`}
            labelHidden
            size="sm"
            className="w-44"
            placeholder="Add a column"
            options={more
              .filter((column) => !added.includes(column.name))
              .map((column) => ({ id: column.name, label: readable(column.name) }))}
            value={null}
            onChange={(name) => setAdded([...added, name])}
          />
        ) : null}
        <IconButton label="Close the rows" onPress={onClose}>
          <X aria-hidden size={14} />
        </IconButton>
      </div>
      <ChartTable
        key={chosen.title}
        caption={`${chosen.title}, row by row`}
        numbers={{
          columns: [...table.columns, ...extra].map((column) => ({
            label: readable(column.name),
            align: column.kind === 'numeric' ? 'end' : 'start',
          })),
          rows: chosen.rows.map(cells),
        }}
      />
    </section>
  );
}

function cellText(column: Column, row: number): string {
  const cell = cellAt(column, row);
  return typeof cell === 'string' ? readable(cell) : (cell?.toString() ?? '');
}

function sourceIn(
  data: Readonly<Record<string, string>>,
  table: Table,
): { readonly path: string; readonly table: Table } | null {
  for (const [path, text] of Object.entries(data)) {
    if (!path.endsWith('.csv')) continue;
    const source = parseTable(text);
    if (isSourceOf(source, table)) return { path, table: source };
  }
  return null;
}
