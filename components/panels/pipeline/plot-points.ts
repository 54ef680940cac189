import type { PlotData } from '@/engine/versioning/dvc/compare/plots';

/** How a plot is drawn. */
export type PlotKind = 'line' | 'scatter' | 'bars' | 'confusion';

/** The drawing of a template; one that the lab does not have is drawn as lines, as DVC's own default. */
export function kindOf({ style: { template } }: PlotData): PlotKind {
  if (template.startsWith('confusion')) return 'confusion';
  if (template.startsWith('scatter')) return 'scatter';
  return template.startsWith('bar_horizontal') ? 'bars' : 'line';
}

interface XY {
  readonly x: number;
  readonly y: number;
}

const numberOf = (cell: unknown): number =>
  typeof cell === 'number'
    ? cell
    : typeof cell === 'string' && cell.trim() !== ''
      ? Number(cell)
      : Number.NaN;

/** The points of each revision that are numbers both ways, in the order of the file. */
export function series({ style, revisions, points }: PlotData): { revision: string; points: XY[] }[] {
  return revisions.map((revision) => ({
    revision,
    points: points
      .filter(({ rev }) => rev === revision)
      .map((point) => ({ x: numberOf(point[style.x]), y: numberOf(point[style.y]) }))
      .filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)),
  }));
}

/** Least and most; [0, 1] of nothing. */
export function extentOf(values: readonly number[]): readonly [number, number] {
  if (values.length === 0) return [0, 1];
  return [
    values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY),
    values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY),
  ];
}

/** The bars of a horizontal bar plot: its names stand upwards, as in DVC's template. */
export function bars({ style, points }: PlotData): { name: string; revision: string; value: number }[] {
  return points
    .map((point) => ({
      name: String(point[style.y] ?? ''),
      revision: String(point.rev),
      value: numberOf(point[style.x]),
    }))
    .filter(({ value }) => Number.isFinite(value));
}

/** How often each pair of values stands in a revision. */
export function confusion({ style, points }: PlotData, revision: string) {
  const own = points.filter(({ rev }) => rev === revision);
  const names = (column: string) => [...new Set(points.map((point) => String(point[column] ?? '')))].sort();
  const across = names(style.x);
  const down = names(style.y);
  const cells = down.flatMap((name, row) =>
    across.map((other, column) => ({
      column,
      row,
      count: own.filter(
        (point) => String(point[style.x] ?? '') === other && String(point[style.y] ?? '') === name,
      ).length,
    })),
  );
  return { across, down, cells, most: Math.max(1, ...cells.map(({ count }) => count)) };
}
