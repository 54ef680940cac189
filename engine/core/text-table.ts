/** Rows as lines whose columns stand under one another, two blanks between them. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const lengthOf = (cell = '') => [...cell].length;
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => lengthOf(row[column]))));
  return rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - lengthOf(cell))))
      .join('  ')
      .trimEnd(),
  );
}
