/** A line of a description: its name, and what it is; an indented list stands below it. */
export type FieldLine = readonly [name: string, value: string | readonly string[]];

/** Lines as `kubectl describe` writes them: values in one column, further values below the first. */
export function fieldLines(lines: readonly FieldLine[], indent = ''): string {
  const width = Math.max(...lines.map(([name]) => name.length)) + 3;
  return lines
    .map(([name, value]) => {
      const values = typeof value === 'string' ? [value] : value.length === 0 ? ['<none>'] : value;
      return values
        .map((one, at) => `${indent}${(at === 0 ? `${name}:` : '').padEnd(width)}${one}`.trimEnd())
        .join('\n');
    })
    .map((line) => `${line}\n`)
    .join('');
}

/** Labels and annotations, one a line. */
export const textLines = (texts: Readonly<Record<string, string>>, sign = '='): readonly string[] =>
  Object.entries(texts).map(([key, value]) => `${key}${sign}${value}`);

/** A table below a heading, indented as descriptions are, its heads underlined. */
export function indentedTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [heads, heads.map((head) => '-'.repeat(head.length)), ...rows];
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines
    .map(
      (line) =>
        `  ${line
          .map((cell, at) => cell.padEnd(widths[at]! + 2))
          .join('')
          .trimEnd()}\n`,
    )
    .join('');
}
