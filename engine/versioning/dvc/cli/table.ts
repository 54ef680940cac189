/** Columns of text, two spaces apart; a column with a heading is at least two wider than it (tabulate's `plain`). */
export function plainTable(rows: readonly (readonly string[])[], headings?: readonly string[]): string {
  const all = headings ? [headings, ...rows] : rows;
  const widths = columnWidths(all, headings, 2);
  return all
    .map((row) =>
      row
        .map((cell, i) => pad(cell, widths[i]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** A table of GitHub's Markdown, with a blank line behind it. */
export function markdownTable(rows: readonly (readonly string[])[], headings: readonly string[]): string {
  const widths = columnWidths([headings, ...rows], headings, 2);
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => pad(cell, widths[i]!)).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return `${[line(headings), rule, ...rows.map(line)].join('\n')}\n`;
}

const widthOf = (text: string): number => [...text].length;

const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));

function columnWidths(
  rows: readonly (readonly string[])[],
  headings: readonly string[] | undefined,
  extra: number,
): number[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: count }, (_, i) =>
    Math.max(headings ? widthOf(headings[i] ?? '') + extra : 0, ...rows.map((row) => widthOf(row[i] ?? ''))),
  );
}
