'use client';

import { Table, type TableColumn } from '@/components/ui/table';
import type { JobState } from '@/engine/ci/store/run-state';
import { StandingMark } from './standing-mark';
import { lookOf, tookText } from './words';

export interface JobsTableProps {
  readonly jobs: readonly JobState[];
  readonly onSelect: (job: number) => void;
}

/** The jobs of a run as a table. */
export function JobsTable({ jobs, onSelect }: JobsTableProps) {
  const columns: TableColumn<JobState>[] = [
    {
      id: 'name',
      label: 'Job',
      rowHeader: true,
      cell: (job) => (
        <button
          type="button"
          onClick={() => onSelect(job.id)}
          className="cursor-pointer rounded-sm text-start text-accent text-xs underline-offset-2 hover:underline"
        >
          {job.name}
        </button>
      ),
    },
    {
      id: 'state',
      label: 'State',
      cell: (job) => (
        <span className="text-xs">
          <StandingMark of={job} isSilent /> {job.waitsFor || lookOf(job).word}
        </span>
      ),
    },
    {
      id: 'needs',
      label: 'Needs',
      cell: ({ needs }) => <span className="text-ink-muted text-xs">{needs.join(', ') || '–'}</span>,
    },
    {
      id: 'took',
      label: 'Took',
      align: 'end',
      cell: (job) => <span className="whitespace-nowrap text-xs tabular-nums">{tookText(job) || '–'}</span>,
    },
  ];
  return <Table caption="Jobs of the run" columns={columns} rows={jobs} rowKey={({ id }) => String(id)} />;
}
