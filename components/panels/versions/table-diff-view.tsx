'use client';

import { Table } from '@/components/ui/table';
import type { RowDiff, TableDiff } from '@/engine/versioning/dvc/views/table-diff';
import { numberText } from './versions-words';

/** What changed between two versions of a table: rows counted, columns in figures, and the first rows that differ. */
export function TableDiffView({ diff }: { readonly diff: TableDiff }) {
  const { counts, key, columns, rows } = diff;
  const touched = columns.filter(({ change, changedCells }) => change !== 'same' || changedCells > 0);
  const differing = counts.added + counts.removed + counts.changed;
  return (
    <div className="flex flex-col gap-5">
      <div>
        <p className="text-ink text-sm">
          {counts.before.toLocaleString('en')} rows → {counts.after.toLocaleString('en')} rows: {counts.added}{' '}
          added, {counts.removed} removed, {counts.changed} changed, {counts.same.toLocaleString('en')} the
          same.
        </p>
        <p className="text-ink-muted text-xs leading-5">
          {key === null ? 'Rows are matched by what they hold.' : `Rows are matched by ${key.join(' and ')}.`}
        </p>
      </div>
      <Table
        caption="Columns, before and after"
        captionVisible
        rows={touched.length > 0 ? touched : columns}
        rowKey={({ name }) => name}
        columns={[
          { id: 'name', label: 'Column', rowHeader: true, cell: ({ name }) => name },
          {
            id: 'change',
            label: 'Change',
            cell: ({ change, changedCells }) => (change === 'same' ? `${changedCells} cells` : change),
          },
          { id: 'type', label: 'Type', cell: ({ before, after }) => pair(before?.type, after?.type) },
          {
            id: 'missing',
            label: 'Missing',
            align: 'end',
            cell: ({ before, after }) => pair(before?.missing, after?.missing),
          },
          {
            id: 'distinct',
            label: 'Distinct',
            align: 'end',
            cell: ({ before, after }) => pair(before?.distinct, after?.distinct),
          },
          {
            id: 'mean',
            label: 'Mean',
            align: 'end',
            cell: ({ before, after }) => pair(numberText(before?.mean), numberText(after?.mean)),
          },
          {
            id: 'median',
            label: 'Median',
            align: 'end',
            cell: ({ before, after }) => pair(numberText(before?.median), numberText(after?.median)),
          },
          {
            id: 'min',
            label: 'Least',
            align: 'end',
            cell: ({ before, after }) => pair(numberText(before?.min), numberText(after?.min)),
          },
          {
            id: 'max',
            label: 'Greatest',
            align: 'end',
            cell: ({ before, after }) => pair(numberText(before?.max), numberText(after?.max)),
          },
        ]}
      />
      {rows.length > 0 ? (
        <Table
          caption={`${rows.length} of ${differing} rows that differ`}
          captionVisible
          rows={rows}
          rowKey={({ kind, key: row, before, after }) => `${kind}/${row}/${before}/${after}`}
          columns={[
            { id: 'kind', label: 'Row', cell: ({ kind }) => `${SIGN[kind]} ${kind}` },
            { id: 'key', label: 'Which', rowHeader: true, cell: ({ key: row }) => row },
            { id: 'cells', label: 'Cells', cell: (row) => cellsText(row) },
          ]}
        />
      ) : null}
    </div>
  );
}

const SIGN: Readonly<Record<RowDiff['kind'], string>> = { added: '+', removed: '−', changed: '~' };

/** One value, or both where they differ. */
function pair(before: string | number | undefined, after: string | number | undefined): string {
  const [left, right] = [String(before ?? '–'), String(after ?? '–')];
  return left === right ? left : `${left} → ${right}`;
}

const SHOWN_CELLS = 6;

function cellsText({ kind, cells }: RowDiff): string {
  const shown = cells
    .slice(0, SHOWN_CELLS)
    .map(({ column, before, after }) =>
      kind === 'changed'
        ? `${column}: ${before ?? '–'} → ${after ?? '–'}`
        : `${column}: ${(kind === 'added' ? after : before) || '–'}`,
    );
  const more = cells.length > SHOWN_CELLS ? ` and ${cells.length - SHOWN_CELLS} more` : '';
  return shown.join(', ') + more;
}
