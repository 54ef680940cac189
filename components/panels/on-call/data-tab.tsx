'use client';

import { EmptyState } from '@/components/ui/empty-state';
import type { ColumnLook } from '@/engine/scenario/scenarios/on-call/column-look';
import type { ShiftView } from '@/engine/scenario/scenarios/on-call/shift-view';
import { hourText, numberText, percentText } from './words';

const HOUR_MS = 3_600_000;

/** The last look at the rows: each column as it comes in, beside how it was when the model learned. */
export function DataTab({ view: { data, startMs } }: { readonly view: ShiftView }) {
  if (data === null)
    return (
      <EmptyState title="Nobody has looked at the rows">
        Let time pass: data is looked at every few hours.
      </EmptyState>
    );
  return (
    <div className="space-y-2 p-3">
      <p className="text-ink-muted text-xs leading-5">
        Rows that were asked for lately, looked at {hourText(startMs, (data.time - startMs) / HOUR_MS)},
        beside the rows that the model has learned from.
      </p>
      <div className="overflow-x-auto">
        <table className="w-full min-w-[34rem] border-collapse text-xs">
          <caption className="sr-only">Columns as they come in, beside how they were</caption>
          <thead>
            <tr className="border-line border-b text-start text-ink-muted">
              {['Column', 'Empty', 'Median', 'Half lies within', 'Unknown values'].map((title) => (
                <th key={title} scope="col" className="px-1.5 py-1 text-start font-normal">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.columns.map((column) => (
              <Row key={column.name} column={column} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Row({ column }: { readonly column: ColumnLook }) {
  const { missing, name } = column;
  return (
    <tr className="border-line border-b align-top text-ink tabular-nums">
      <th scope="row" className="px-1.5 py-1 text-start font-medium">
        {name}
      </th>
      <Cell text={percentText(missing.now)} was={percentText(missing.before)} />
      {column.kind === 'numeric' ? (
        <>
          <Cell text={numberText(column.median.now)} was={numberText(column.median.before)} />
          <Cell text={numberText(column.spread.now)} was={numberText(column.spread.before)} />
          <td className="px-1.5 py-1 text-ink-muted">–</td>
        </>
      ) : (
        <>
          <td className="px-1.5 py-1 text-ink-muted">–</td>
          <td className="px-1.5 py-1 text-ink-muted">–</td>
          <td className="px-1.5 py-1">
            {column.unknown.length === 0
              ? 'none'
              : column.unknown
                  .slice(0, 3)
                  .map(({ value, rows }) => `${value} (${rows} rows)`)
                  .join(', ')}
          </td>
        </>
      )}
    </tr>
  );
}

function Cell({ text, was }: { readonly text: string; readonly was: string }) {
  return (
    <td className="px-1.5 py-1">
      {text} <span className="text-ink-muted">was {was}</span>
    </td>
  );
}
