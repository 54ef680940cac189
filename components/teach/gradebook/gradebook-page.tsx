'use client';

import { Download, Table2 } from 'lucide-react';
import Link from 'next/link';
import { useCallback, useDeferredValue, useState } from 'react';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { Spinner } from '@/components/ui/spinner';
import type { GradebookColumn, GradebookRow } from '@/contracts/api/gradebook';
import { useThisClass } from '../class-context';
import { useLeads } from '../use-leads';
import { CellDialog } from './cell/cell-dialog';
import { ColumnDialog } from './column-dialog';
import { ExportDialog } from './export-dialog';
import { ExtendDialog } from './extend-dialog';
import { ExtendListDialog } from './extend-list-dialog';
import { NO_FILTERS } from './filters';
import { GradebookFilters } from './gradebook-filters';
import { GradebookGrid } from './gradebook-grid';
import { Legend } from './legend';
import { useGradebook } from './use-gradebook';

/** People by work, with what can be done about a cell, a column, or several people at once. */
export function GradebookPage() {
  const { id } = useThisClass();
  const leads = useLeads();
  const [filters, setFilters] = useState(NO_FILTERS);
  const { first, rows, error, isLoading, retry, need } = useGradebook(id, useDeferredValue(filters));
  const [selected, setSelected] = useState<ReadonlyMap<string, GradebookRow>>(new Map());
  const [column, setColumn] = useState<GradebookColumn | null>(null);
  const [cell, setCell] = useState<{ row: number; column: number } | null>(null);
  const [isExporting, setExporting] = useState(false);
  const [isExtending, setExtending] = useState(false);
  const [isListing, setListing] = useState(false);
  const select = useCallback((row: GradebookRow, isIn: boolean) => {
    setSelected((before) => {
      const next = new Map(before);
      if (isIn) next.set(row.memberId, row);
      else next.delete(row.memberId);
      return next;
    });
  }, []);

  if (first === undefined)
    return error === undefined ? (
      <p role="status" className="flex items-center gap-2 py-8 text-ink-muted text-sm">
        <Spinner /> Reading the gradebook…
      </p>
    ) : (
      <Callout role="alert" tone="failed" title="There is no showing the gradebook">
        <p>{error.message}</p>
        <Button size="sm" className="mt-2" onPress={retry}>
          Try again
        </Button>
      </Callout>
    );
  const { columns, total } = first;
  const shown = cell === null ? undefined : rows[cell.row];
  const work = cell === null ? undefined : columns[cell.column];
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <h2 className="font-semibold text-ink text-lg">Gradebook</h2>
        <p aria-live="polite" className="me-auto flex items-center gap-2 text-ink-muted text-sm">
          {total} {total === 1 ? 'learner' : 'learners'}
          {isLoading ? <Spinner className="size-3.5" /> : null}
        </p>
        {leads ? <Button onPress={() => setListing(true)}>Extend by a list</Button> : null}
        <Button onPress={() => setExporting(true)}>
          <Download aria-hidden size={16} /> Export
        </Button>
      </div>
      <GradebookFilters filters={filters} columns={columns} onChange={setFilters} />
      {selected.size > 0 ? (
        <section
          aria-label="Chosen people"
          className="mb-3 flex flex-wrap items-center gap-3 rounded-lg border border-accent/30 bg-accent-soft px-3 py-2 text-sm"
        >
          <p role="status" className="font-medium">
            {selected.size} {selected.size === 1 ? 'person' : 'people'} chosen
          </p>
          {leads ? (
            <Button size="sm" onPress={() => setExtending(true)}>
              Extend or excuse
            </Button>
          ) : null}
          <Button size="sm" variant="quiet" onPress={() => setSelected(new Map())}>
            Choose nobody
          </Button>
        </section>
      ) : null}
      {columns.length === 0 ? (
        <EmptyState
          icon={<Table2 aria-hidden size={28} />}
          title="Nothing is assigned yet"
          action={
            <Link href={`/teach/${id}`} className={buttonClass('primary')}>
              To the work of the class
            </Link>
          }
        >
          The gradebook has a column for each piece of work.
        </EmptyState>
      ) : total === 0 ? (
        <EmptyState
          icon={<Table2 aria-hidden size={28} />}
          title={isFilterless(filters) ? 'No learners yet' : 'Nobody like that'}
        >
          {isFilterless(filters)
            ? 'Invite people under People. Whoever joins gets a line here.'
            : 'Nobody of the class fits these filters. Take one of them back.'}
        </EmptyState>
      ) : (
        <>
          <GradebookGrid
            columns={columns}
            rows={rows}
            total={total}
            sort={filters.sort}
            selected={new Set(selected.keys())}
            onSelect={select}
            onSort={(sort) => setFilters({ ...filters, sort })}
            onOpenColumn={setColumn}
            onOpenCell={(row, at) =>
              columns[at]?.isHidden ? setColumn(columns[at]) : setCell({ row, column: at })
            }
            onNeed={need}
          />
          <Legend />
        </>
      )}
      {column === null ? null : (
        <ColumnDialog
          column={column}
          onSort={(sort) => setFilters({ ...filters, sort })}
          onClose={() => setColumn(null)}
        />
      )}
      {shown === undefined || work === undefined ? null : (
        <CellDialog
          key={`${work.id} ${shown.memberId}`}
          assignmentId={work.id}
          person={shown.memberId}
          onStep={(by) => setCell(cell && { ...cell, row: cell.row + by })}
          hasBefore={cell !== null && cell.row > 0}
          hasAfter={cell !== null && cell.row < rows.length - 1}
          onClose={() => setCell(null)}
        />
      )}
      {isExporting ? <ExportDialog columns={columns} onClose={() => setExporting(false)} /> : null}
      {isListing ? <ExtendListDialog onClose={() => setListing(false)} /> : null}
      {isExtending ? (
        <ExtendDialog
          people={[...selected.values()].map(({ memberId, name }) => ({ id: memberId, name }))}
          assignmentIds={[]}
          onClose={() => setExtending(false)}
        />
      ) : null}
    </>
  );
}

const isFilterless = (filters: typeof NO_FILTERS): boolean =>
  JSON.stringify({ ...filters, sort: '' }) === JSON.stringify({ ...NO_FILTERS, sort: '' });
