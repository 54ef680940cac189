'use client';

import { Disclosure } from '@/components/ui/disclosure';
import { Table, type TableColumn } from '@/components/ui/table';
import type { ColumnFigures } from '@/engine/dataset/explore/summaries';
import type { TableInfo } from '@/stores/explorer';
import { readable } from '../data/data-view';
import { RowsTable } from './rows-table';
import { percent, rowsText, type Source, valueText } from './source';
import { useAnswer } from './use-answer';

interface ColumnsViewProps {
  readonly source: Source;
  readonly columns: readonly ColumnFigures[];
  readonly info: TableInfo;
}

/** What the file holds: the problems it has, every column in figures, and its first rows. */
export function ColumnsView({ source, columns, info }: ColumnsViewProps) {
  const first = useAnswer<'rows'>(source, { kind: 'rows', pick: { filters: [] }, from: 0, count: 8 });
  const number = (id: keyof ColumnFigures, label: string): TableColumn<ColumnFigures> => ({
    id,
    label,
    align: 'end',
    cell: (column) => valueText(column, column[id] as number | null),
  });
  return (
    <>
      <Problems info={info} />
      <Table
        caption={`The ${columns.length} columns of ${source.name}`}
        captionVisible
        className="whitespace-nowrap"
        rows={columns}
        rowKey={({ name }) => name}
        columns={[
          { id: 'name', label: 'Column', rowHeader: true, cell: ({ name }) => name },
          { id: 'type', label: 'Type', cell: ({ type, unit }) => (unit ? `${type}, ${unit}` : type) },
          {
            id: 'missing',
            label: 'Missing',
            align: 'end',
            cell: ({ missing }) =>
              missing === 0 ? '0' : `${readable(missing)} (${percent(missing, source.rowCount)})`,
          },
          { id: 'distinct', label: 'Distinct', align: 'end', cell: ({ distinct }) => readable(distinct) },
          number('min', 'Min'),
          number('quartile1', '25 %'),
          number('median', 'Median'),
          number('quartile3', '75 %'),
          number('max', 'Max'),
          { id: 'skew', label: 'Skew', align: 'end', cell: ({ skew }) => skew?.toFixed(2) ?? '–' },
          {
            id: 'commonest',
            label: 'Commonest',
            cell: ({ commonest }) =>
              commonest ? (
                <span className="block max-w-56 truncate">
                  {commonest.value} ({percent(commonest.count, source.rowCount)})
                </span>
              ) : (
                '–'
              ),
          },
        ]}
      />
      {first.answer ? <RowsTable caption={`The first rows of ${source.name}`} page={first.answer} /> : null}
    </>
  );
}

/** What was mended, and what was lost, by row and column. */
function Problems({ info }: { readonly info: TableInfo }) {
  const { problems, problemCount, lostCount } = info;
  if (problemCount === 0) return <p className="text-ink-muted text-sm">Read without a problem.</p>;
  const title = `${problemCount === 1 ? '1 remark' : `${readable(problemCount)} remarks`} on this file, ${lostCount === 0 ? 'nothing is lost' : `${readable(lostCount)} cost a value`}`;
  return (
    <Disclosure title={title} defaultOpen={problemCount <= 5}>
      <Table
        caption="Remarks by row and column"
        className="max-h-60 overflow-y-auto"
        rows={problems}
        rowKey={(_, index) => String(index)}
        columns={[
          {
            id: 'row',
            label: 'Row',
            align: 'end',
            rowHeader: true,
            cell: ({ row }) => (row === 0 ? 'file' : readable(row)),
          },
          {
            id: 'column',
            label: 'Column',
            cell: ({ column, name }) => name ?? (column === 0 ? '–' : column),
          },
          { id: 'lost', label: 'Effect', cell: ({ lost }) => (lost ? 'value lost' : 'mended') },
          { id: 'message', label: 'Remark', cell: ({ message }) => message },
        ]}
      />
      {problems.length < problemCount ? (
        <p className="mt-2 text-ink-muted text-xs">
          The first {problems.length} of {rowsText(problemCount).replace('rows', 'remarks')}.
        </p>
      ) : null}
    </Disclosure>
  );
}
