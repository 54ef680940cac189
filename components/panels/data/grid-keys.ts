/** The cursor of a grid; row −1 is the head. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/**
 * Where a key moves the cursor, by the grid pattern of the ARIA practices; null when the key is not the grid's.
 * @param page how many rows PageUp and PageDown move
 */
export function moveInGrid(
  { row, column }: GridPlace,
  key: string,
  withControl: boolean,
  size: { readonly rows: number; readonly columns: number },
  page: number,
): GridPlace | null {
  const to = (nextRow: number, nextColumn: number): GridPlace => ({
    row: Math.max(-1, Math.min(size.rows - 1, nextRow)),
    column: Math.max(0, Math.min(size.columns - 1, nextColumn)),
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
      return to(row - page, column);
    case 'Home':
      return to(withControl ? -1 : row, 0);
    case 'End':
      return to(withControl ? size.rows - 1 : row, size.columns - 1);
    default:
      return null;
  }
}
