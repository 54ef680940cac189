/** Something that takes its place in a column; `width` is that of what is seen of it. */
export interface Cell {
  readonly text: string;
  readonly width: number;
}

const GAP = 2;

/** Cells in as many columns as fit a width, filled downward, as `ls` prints names. */
export function inColumns(cells: readonly Cell[], width: number): string {
  if (cells.length === 0) return '';
  for (let rows = 1; ; rows++) {
    const columns = Math.ceil(cells.length / rows);
    const widths = Array.from({ length: columns }, (_, column) =>
      Math.max(...cells.slice(column * rows, (column + 1) * rows).map((cell) => cell.width)),
    );
    const total = widths.reduce((sum, one) => sum + one, 0) + GAP * (columns - 1);
    if (total > width && rows < cells.length) continue;
    return Array.from({ length: rows }, (_, row) => {
      const line = widths.flatMap((columnWidth, column) => {
        const cell = cells[column * rows + row];
        if (!cell) return [];
        const isLast = (column + 1) * rows + row >= cells.length;
        return [cell.text + (isLast ? '' : ' '.repeat(columnWidth - cell.width + GAP))];
      });
      return `${line.join('')}\n`;
    }).join('');
  }
}
