/** Rows as kubectl prints them: three blanks between columns. */
export function table(rows: readonly (readonly string[])[]): string {
  const width = (cell: string) => [...cell].length;
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))));
  return rows
    .map((row) => {
      const cells = row.map((cell, column) =>
        column === row.length - 1 ? cell : cell + ' '.repeat(widths[column]! - width(cell) + 3),
      );
      return `${cells.join('').trimEnd()}\n`;
    })
    .join('');
}
