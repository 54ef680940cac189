import type { HistoryRow } from '@/engine/versioning/git/views/history-view';
import type { LaneSegment } from '@/engine/versioning/git/views/lanes';

/** Height of a row of the history in pixels. */
export const GRAPH_ROW = 28;
const LANE = 14;
/** Wider drawings are pressed together to this many pixels. */
const WIDEST = 182;
const COLORS = 6;

/** Pixels between two lanes of a drawing with so many of them. */
const laneGap = (width: number): number => Math.min(LANE, WIDEST / Math.max(1, width));

const colorOf = (color: number): string => `var(--chart-${(color % COLORS) + 1})`;

export interface GraphCellProps {
  readonly row: HistoryRow;
  /** What leads here from the row above. */
  readonly above: readonly LaneSegment[];
  /** Lanes of the whole drawing. */
  readonly width: number;
}

/** The piece of the graph in one row: lines from the row above and to the row below, and the commit itself. */
export function GraphCell({ row, above, width }: GraphCellProps) {
  const gap = laneGap(width);
  const x = (lane: number) => gap * (lane + 0.5) + 4;
  const middle = GRAPH_ROW / 2;
  const path = ({ from, to }: LaneSegment, top: number) => {
    const [a, b, end] = [x(from), x(to), top + GRAPH_ROW];
    const bend = top + middle;
    return a === b ? `M${a} ${top}V${end}` : `M${a} ${top}C${a} ${bend} ${b} ${bend} ${b} ${end}`;
  };
  const line = (segment: LaneSegment, top: number) => (
    <path
      key={`${top}/${segment.child}/${segment.parent}`}
      d={path(segment, top)}
      fill="none"
      stroke={colorOf(segment.color)}
      strokeWidth={1.75}
    />
  );
  const isMerge = row.parents.length > 1 && !row.isStash;
  const place = { cx: x(row.lane), cy: middle };
  return (
    <svg
      aria-hidden
      width={gap * Math.max(1, width) + 8}
      height={GRAPH_ROW}
      className="shrink-0 overflow-hidden"
    >
      {above.map((segment) => line(segment, middle - GRAPH_ROW))}
      {row.below.map((segment) => line(segment, middle))}
      {row.isHead ? (
        <circle {...place} r={6.5} fill="none" stroke={colorOf(row.color)} strokeWidth={1.5} />
      ) : null}
      {row.isStash ? (
        <rect
          x={place.cx - 4}
          y={middle - 4}
          width={8}
          height={8}
          fill="var(--surface)"
          stroke={colorOf(row.color)}
          strokeWidth={1.75}
          strokeDasharray="2 1.5"
        />
      ) : (
        <circle
          {...place}
          r={4}
          fill={isMerge ? 'var(--surface)' : colorOf(row.color)}
          stroke={colorOf(row.color)}
          strokeWidth={1.75}
        />
      )}
    </svg>
  );
}
