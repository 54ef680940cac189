'use client';

import { Table2, X } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Select } from '@/components/ui/select';
import { messageOf } from '@/engine/core/errors';
import { parseTable } from '@/engine/dataset/parse-table';
import { summarise } from '@/engine/dataset/summarise';
import type { Table } from '@/engine/dataset/table';
import type { PanelProps } from '../types';
import { ColumnSummaryBar } from './column-summary-bar';
import { DataGrid } from './data-grid';
import { type DataQuery, EVERYTHING, filterLabel, rowsOf, toggleFilter } from './data-view';

/** The tables of the workspace: the lesson's data and every CSV file of the learner. */
export function DataPanel({ session }: PanelProps) {
  const files = useStore(session.workspace, (workspace) => workspace.files);
  const data = useStore(session.workspace, (workspace) => workspace.data);
  const paths = useMemo(
    () => [...Object.keys(data), ...Object.keys(files)].filter((path) => path.endsWith('.csv')),
    [data, files],
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const path = chosen !== null && paths.includes(chosen) ? chosen : paths[0];
  const content = path === undefined ? undefined : (data[path] ?? files[path]);
  const parsed = useMemo(() => (typeof content === 'string' ? attemptParse(content) : null), [content]);

  if (path === undefined || parsed === null) {
    return (
      <EmptyState icon={<Table2 aria-hidden size={22} />} title="No table here yet">
        A file that ends in <code>.csv</code> is shown here, column by column.
      </EmptyState>
    );
  }
  const choose = (
    <Select
      label="Table"
      labelHidden
      size="sm"
      className="w-48"
      options={paths.map((option) => ({ id: option, label: option }))}
      value={path}
      onChange={setChosen}
    />
  );
  if ('failure' in parsed) {
    return (
      <div className="flex h-full flex-col">
        <div className="border-line border-b px-3 py-1">{choose}</div>
        <EmptyState icon={<Table2 aria-hidden size={22} />} title={`${path} is not a table`}>
          {parsed.failure}
        </EmptyState>
      </div>
    );
  }
  return <TableView key={path} path={path} table={parsed.table} choose={choose} />;
}

function attemptParse(text: string): { table: Table } | { failure: string } {
  try {
    return { table: parseTable(text) };
  } catch (thrown) {
    return { failure: messageOf(thrown) };
  }
}

interface TableViewProps {
  readonly path: string;
  readonly table: Table;
  readonly choose: React.ReactNode;
}

function TableView({ path, table, choose }: TableViewProps) {
  const [query, setQuery] = useState<DataQuery>(EVERYTHING);
  const [column, setColumn] = useState(0);
  const wanted = useDeferredValue(query);
  const rows = useMemo(() => rowsOf(table, wanted), [table, wanted]);
  const summaries = useMemo(() => table.columns.map((each) => summarise(each)), [table]);
  const filters = Object.entries(query.filters);
  const shown = rows.length.toLocaleString('en-US');
  const all = table.rowCount.toLocaleString('en-US');
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-3 py-1">
        {choose}
        <p aria-live="polite" className="text-ink-muted text-xs tabular-nums">
          {rows.length === table.rowCount ? `${all} rows` : `${shown} of ${all} rows`}, {table.columns.length}{' '}
          columns
        </p>
        {filters.map(([name, filter]) => (
          <Button
            key={name}
            size="sm"
            variant="secondary"
            aria-label={`Remove the filter ${filterLabel(filter)}`}
            onPress={() => setQuery(toggleFilter(query, name, filter))}
          >
            {filterLabel(filter)}
            <X aria-hidden size={12} />
          </Button>
        ))}
        <span className="flex-1" />
        <input
          type="search"
          aria-label="Show only rows that contain"
          placeholder="Search rows"
          value={query.search}
          onChange={(event) => setQuery({ ...query, search: event.target.value })}
          className="h-7 w-28 min-w-20 rounded border border-line-strong bg-surface px-2 text-ink text-xs placeholder:text-ink-faint"
        />
      </div>
      {table.problems.length > 0 ? (
        <p className="shrink-0 border-line border-b bg-failed-soft px-3 py-1 text-failed text-xs">
          {table.problems.length} cells do not fit their column, first in row {table.problems[0]!.row + 1}:{' '}
          {table.problems[0]!.message}
        </p>
      ) : null}
      <DataGrid
        name={path}
        table={table}
        rows={rows}
        summaries={summaries}
        query={query}
        onQuery={setQuery}
        onColumn={setColumn}
      />
      {table.columns[column] ? (
        <ColumnSummaryBar
          column={table.columns[column]}
          summary={summaries[column]!}
          onFilter={(filter) => setQuery(toggleFilter(query, table.columns[column]!.name, filter))}
        />
      ) : null}
    </div>
  );
}
