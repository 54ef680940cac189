import { ArrowDown, ArrowUp } from 'lucide-react';
import { cx } from '@/components/ui/cx';
import type { RowFilter } from '@/engine/dataset/filter-rows';
import type { ColumnSummary } from '@/engine/dataset/summarise';
import type { Column } from '@/engine/dataset/table';
import { filterOfBin, type Order, readable } from './data-view';

interface ColumnHeadProps {
  readonly column: Column;
  readonly summary: ColumnSummary;
  readonly order: Order;
  readonly filter: RowFilter | undefined;
  readonly onSort: () => void;
  readonly onFilter: (filter: RowFilter) => void;
}

const WIDTH = 116;
const HEIGHT = 30;

interface Bar {
  readonly label: string;
  readonly count: number;
  readonly filter: RowFilter;
}

/** The bars of a column: ranges of numbers, or its commonest texts. */
function barsOf(column: Column, summary: ColumnSummary): Bar[] {
  const { name } = column;
  if (summary.kind === 'numeric') {
    return summary.histogram.map((bin, i, all) => ({
      label: `${readable(bin.from)} to ${readable(bin.to)}`,
      count: bin.count,
      filter: filterOfBin(name, bin, i === all.length - 1),
    }));
  }
  return summary.levels.slice(0, 16).map(({ value, count }) => ({
    label: value,
    count,
    filter: { kind: 'one-of', column: name, values: [value] },
  }));
}

/**
 * The head of a column: name, order, and its distribution. A click on the name sorts, one on a bar shows its rows. (By
 * keyboard: Enter on the head sorts, the summary under the table filters.)
 */
export function ColumnHead({ column, summary, order, filter, onSort, onFilter }: ColumnHeadProps) {
  const bars = barsOf(column, summary);
  const most = Math.max(1, ...bars.map((bar) => bar.count));
  const width = WIDTH / Math.max(1, bars.length);
  const chosen = filter ? JSON.stringify(filter) : null;
  return (
    <div className="flex h-full flex-col justify-between px-2 py-1.5">
      <button
        type="button"
        tabIndex={-1}
        onClick={onSort}
        title={`${column.name}: sort`}
        className="flex w-full min-w-0 cursor-pointer items-center gap-1 text-left font-medium text-ink text-xs"
      >
        <span className="truncate">{column.name}</span>
        {order?.column === column.name ? (
          order.direction === 'ascending' ? (
            <ArrowUp aria-hidden size={12} className="shrink-0 text-accent" />
          ) : (
            <ArrowDown aria-hidden size={12} className="shrink-0 text-accent" />
          )
        ) : null}
      </button>
      <svg aria-hidden width={WIDTH} height={HEIGHT} className="block">
        {bars.map((bar, i) => {
          const height = Math.max(bar.count > 0 ? 1.5 : 0, (bar.count / most) * (HEIGHT - 1));
          const isChosen = chosen === JSON.stringify(bar.filter);
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: a pointer's shortcut; the summary below does it by keyboard.
            <g key={bar.label} onClick={() => onFilter(bar.filter)} className="cursor-pointer">
              <title>{`${bar.label}: ${bar.count.toLocaleString('en-US')} rows`}</title>
              <rect x={i * width} y={0} width={width} height={HEIGHT} fill="transparent" />
              <rect
                x={i * width + 0.5}
                y={HEIGHT - height}
                width={Math.max(1, width - 1)}
                height={height}
                className={cx(isChosen ? 'fill-accent' : chosen ? 'fill-line' : 'fill-line-strong')}
              />
            </g>
          );
        })}
      </svg>
    </div>
  );
}
