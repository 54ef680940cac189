/** A text as one cell of a Markdown table: no line ends, no column ends, nothing that could be a tag or a comment. */
export function cell(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replaceAll('\\', '\\\\')
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;')
    .replace(/[*_`[\]]/g, (sign) => `\\${sign}`)
    .trim();
}

/** A table of Markdown; its cells are texts that `cell` has seen, or Markdown of one's own. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A figure with four digits that count, without a tail of zeros: 0.8457, 18340, 1.2e-7. */
export function figure(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  return Math.abs(value) >= 1e4 && Math.abs(value) < 1e15
    ? String(Math.round(value))
    : String(Number(value.toPrecision(4)));
}
