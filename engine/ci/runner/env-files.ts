/** What a step wrote to a file of the runner such as `$GITHUB_OUTPUT`, or the line that is wrong. */
export type FileEntries =
  | { readonly entries: readonly (readonly [name: string, value: string])[] }
  | { readonly error: string };

/**
 * Reads `name=value` (the first `=` parts them) and, for values of several lines, `name<<DELIMITER` up to a line that is
 * the delimiter.
 */
export function parseEntries(text: string): FileEntries {
  const lines = text.split(/\r?\n/);
  const entries: [string, string][] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (line === '') continue;
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      const name = line.slice(0, equals);
      if (name === '') return { error: `Invalid format '${line}'` };
      entries.push([name, line.slice(equals + 1)]);
    } else if (heredoc >= 0 && (equals < 0 || heredoc < equals)) {
      const name = line.slice(0, heredoc);
      const delimiter = line.slice(heredoc + 2);
      if (name === '' || delimiter === '') return { error: `Invalid format '${line}'` };
      const end = lines.indexOf(delimiter, i + 1);
      if (end < 0) return { error: `Invalid value. Matching delimiter not found '${delimiter}'` };
      entries.push([name, lines.slice(i + 1, end).join('\n')]);
      i = end;
    } else return { error: `Invalid format '${line}'` };
  }
  return { entries };
}
