/** Where the focus is in the grid; row -1 is the head, column 0 the names. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that are in sight at once. */
  readonly page: number;
}

/** Where a key leads in a grid (WAI-ARIA Authoring Practices: grid); null: it is no key of a grid. */
export function placeAfter(
  key: string,
  withControl: boolean,
  { row, column }: Place,
  { rows, columns, page }: GridSize,
): Place | null {
  const to = (r: number, c: number): Place => ({
    row: Math.max(-1, Math.min(rows - 1, r)),
    column: Math.max(0, Math.min(columns - 1, c)),
  });
  switch (key) {
    case 'ArrowDown':
      return to(row + 1, column);
    case 'ArrowUp':
      return to(row - 1, column);
    case 'ArrowRight':
      return to(row, column + 1);
    case 'ArrowLeft':
      return to(row, column - 1);
    case 'PageDown':
      return to(row + page, column);
    case 'PageUp':
      return to(Math.max(Math.min(row, 0), row - page), column);
    case 'Home':
      return withControl ? to(0, 0) : to(row, 0);
    case 'End':
      return withControl ? to(rows - 1, columns - 1) : to(row, columns - 1);
    default:
      return null;
  }
}
