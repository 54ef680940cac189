import type { Edit, TeamCommit } from './commits';

/** What a commit changes in, as far as it asks for it. */
export interface Checkout {
  /** Null: there is no such file. */
  read(file: string): string | null;
  write(file: string, text: string): void;
}

/**
 * Makes the changes of a commit in a checkout.
 * @param support texts of the lesson, for rows that come from there.
 * @returns why it does not apply, as a sentence about the file; null: it did.
 */
export function applyCommit(
  { edits }: Pick<TeamCommit, 'edits'>,
  { read, write }: Checkout,
  support: Readonly<Record<string, string>>,
): string | null {
  for (const edit of edits) {
    if ('text' in edit) {
      write(edit.file, edit.text);
      continue;
    }
    const before = read(edit.file);
    if (before === null) return `\`${edit.file}\` is not on main any more`;
    const after = changed(edit, before, support);
    if (after === null) return `\`${edit.file}\` is not as the team knows it`;
    write(edit.file, after);
  }
  return null;
}

/** A text with one change made; null: what is to be changed is not in it. */
function changed(
  edit: Exclude<Edit, { text: string }>,
  text: string,
  support: Readonly<Record<string, string>>,
): string | null {
  if ('from' in edit) return text.includes(edit.from) ? text.replace(edit.from, () => edit.to) : null;
  if ('rows' in edit) return `${text.trimEnd()}\n${(support[edit.rows] ?? '').trim()}\n`;
  const [head = '', ...rows] = text.trimEnd().split('\n');
  const columns = head.split(',');
  const at = columns.indexOf(edit.column);
  if (at === -1) return null;
  if ('rename' in edit) return [columns.with(at, edit.rename).join(','), ...rows, ''].join('\n');
  const cell = (value: string) =>
    'times' in edit ? String(Number((Number(value) * edit.times).toFixed(4))) : (edit.values[value] ?? value);
  const after = rows.map((row, i) => {
    if (i < rows.length - edit.last) return row;
    const cells = row.split(',');
    return cells.with(at, cell(cells[at] ?? '')).join(',');
  });
  return [head, ...after, ''].join('\n');
}
