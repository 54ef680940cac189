'use client';

import { cx } from '@/components/ui/cx';
import type { Comparison } from '@/engine/tracking/mlflow/views/comparison';
import { cellText, dataText, durationText, shortId } from './run-words';

export interface DifferencesTableProps {
  readonly comparison: Comparison;
  readonly onOpen: (runId: string) => void;
}

/** A column for each run, a row for each param, metric and tag; rows that differ stand out. */
export function DifferencesTable({ comparison: { rows, columns }, onOpen }: DifferencesTableProps) {
  const facts: readonly (readonly [string, readonly string[]])[] = [
    ['commit', rows.map(({ commit }) => (commit === null ? '–' : shortId(commit)))],
    ['took', rows.map(({ durationMs }) => durationText(durationMs))],
    ['data', rows.map(({ data }) => dataText(data))],
    ...columns.map(({ id }, at) => [id, rows.map(({ cells }) => cellText(cells[at] ?? null))] as const),
  ];
  return (
    <table className="border-collapse text-xs">
      <caption className="sr-only">What differs between the runs</caption>
      <thead>
        <tr className="border-line border-b">
          <td className="sticky left-0 bg-surface" />
          {rows.map(({ runId, name }) => (
            <th key={runId} scope="col" className="px-3 py-1.5 text-end font-medium">
              <button
                type="button"
                onClick={() => onOpen(runId)}
                title={name}
                className="block max-w-40 cursor-pointer truncate text-accent hover:underline"
              >
                {name}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {facts.map(([name, values]) => {
          const differs = new Set(values).size > 1;
          return (
            <tr key={name} className={cx('border-line border-b', differs && 'bg-accent-soft')}>
              <th
                scope="row"
                className={cx(
                  'sticky left-0 whitespace-nowrap px-3 py-1.5 text-start font-medium text-ink-muted',
                  differs ? 'bg-accent-soft' : 'bg-surface',
                )}
              >
                {name}
                {differs ? <span className="sr-only">, differs</span> : null}
              </th>
              {rows.map(({ runId }, at) => (
                <td key={runId} className="px-3 py-1.5 text-end tabular-nums">
                  {values[at]}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
