import { Table } from '@/components/ui/table';
import type { RowFilter } from '@/engine/dataset/filter-rows';
import type { ColumnSummary } from '@/engine/dataset/summarise';
import type { Column } from '@/engine/dataset/table';
import { filterOfBin, readable } from './data-view';

interface ColumnSummaryBarProps {
  readonly column: Column;
  readonly summary: ColumnSummary;
  readonly onFilter: (filter: RowFilter) => void;
}

/** The column under the cursor in figures, and its distribution as a table whose rows filter. */
export function ColumnSummaryBar({ column, summary, onFilter }: ColumnSummaryBarProps) {
  const facts: [string, string][] = [
    ['missing', readable(summary.missing)],
    ['distinct', readable(summary.distinct)],
  ];
  if (summary.kind === 'numeric') {
    facts.push(
      ['min', readable(summary.min)],
      ['median', readable(summary.median)],
      ['mean', readable(summary.mean)],
      ['max', readable(summary.max)],
    );
  } else if (summary.levels[0]) {
    facts.push(['commonest', summary.levels[0].value]);
  }
  const bars =
    summary.kind === 'numeric'
      ? summary.histogram.map((bin, i, all) => ({
          value: `${readable(bin.from)} to ${readable(bin.to)}`,
          count: bin.count,
          filter: filterOfBin(column.name, bin, i === all.length - 1),
        }))
      : summary.levels.map(({ value, count }) => ({
          value,
          count,
          filter: { kind: 'one-of', column: column.name, values: [value] } as RowFilter,
        }));
  return (
    <div className="max-h-[45%] shrink-0 overflow-y-auto border-line border-t px-3 py-1.5">
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 text-ink-muted text-xs">
        <span className="font-medium text-ink">{column.name}</span>
        {facts.map(([label, value]) => (
          <span key={label}>
            {label} <span className="text-ink tabular-nums">{value}</span>
          </span>
        ))}
      </p>
      <details key={column.name} className="text-xs">
        <summary className="w-fit cursor-pointer text-accent">
          Distribution of {column.name} as a table
        </summary>
        <Table
          caption={`Distribution of ${column.name}`}
          rows={bars}
          rowKey={(bar) => bar.value}
          columns={[
            { id: 'value', label: 'Value', cell: (bar) => bar.value, rowHeader: true },
            { id: 'rows', label: 'Rows', cell: (bar) => bar.count.toLocaleString('en-US'), align: 'end' },
            {
              id: 'show',
              label: 'Show',
              cell: (bar) => (
                <button
                  type="button"
                  onClick={() => onFilter(bar.filter)}
                  className="cursor-pointer text-accent underline underline-offset-2"
                >
                  Only these rows<span className="sr-only">: {bar.value}</span>
                </button>
              ),
            },
          ]}
        />
      </details>
    </div>
  );
}
