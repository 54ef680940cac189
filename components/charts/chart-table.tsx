'use client';

import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Table, type TableColumn } from '@/components/ui/table';

/** The numbers of a chart: one array of cells a row, in the order of the columns. The first column names its row. */
export interface ChartNumbers {
  readonly columns: readonly {
    readonly label: string;
    readonly unit?: string;
    readonly align?: 'start' | 'end';
  }[];
  readonly rows: readonly (readonly ReactNode[])[];
}

const PAGE = 100;

/** The numbers of a chart as a table, a hundred rows at a time. Columns after the first are numbers unless said. */
export function ChartTable({
  caption,
  numbers,
}: {
  readonly caption: string;
  readonly numbers: ChartNumbers;
}) {
  const [shown, setShown] = useState(PAGE);
  const columns = numbers.columns.map(
    ({ label, unit, align }, at): TableColumn<readonly ReactNode[]> => ({
      id: `${at}`,
      label,
      unit,
      align: align ?? (at === 0 ? 'start' : 'end'),
      rowHeader: at === 0,
      cell: (row) => row[at],
    }),
  );
  const total = numbers.rows.length;
  return (
    <>
      <Table
        caption={caption}
        columns={columns}
        rows={numbers.rows.slice(0, shown)}
        rowKey={(_, index) => `${index}`}
        className="max-h-72 overflow-y-auto"
      />
      {total > shown ? (
        <p className="mt-2 flex items-center gap-3 text-ink-muted text-xs">
          {shown} of {total.toLocaleString('en-US')} rows
          <Button size="sm" onPress={() => setShown(shown + PAGE * 5)}>
            More rows
          </Button>
        </p>
      ) : null}
    </>
  );
}
