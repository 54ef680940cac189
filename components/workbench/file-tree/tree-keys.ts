import { parentOf, type TreeRow } from './tree-model';

/** What a key means in a tree (WAI-ARIA Authoring Practices, "Tree View"). */
export type TreeAction =
  | { readonly do: 'focus'; readonly path: string }
  | { readonly do: 'expand' | 'collapse' | 'open'; readonly path: string }
  | null;

/** The meaning of a key for the row that has the focus; null when the tree has no use for it. */
export function treeKey(rows: readonly TreeRow[], focused: string, key: string): TreeAction {
  const at = rows.findIndex((row) => row.path === focused);
  const row = rows[at];
  if (!row) return null;
  const focus = (target: TreeRow | undefined): TreeAction =>
    target ? { do: 'focus', path: target.path } : null;
  switch (key) {
    case 'ArrowDown':
      return focus(rows[at + 1]);
    case 'ArrowUp':
      return focus(rows[at - 1]);
    case 'Home':
      return focus(rows[0]);
    case 'End':
      return focus(rows.at(-1));
    case 'ArrowRight':
      if (row.kind === 'file') return null;
      if (!row.expanded) return { do: 'expand', path: row.path };
      return rows[at + 1]?.level === row.level + 1 ? focus(rows[at + 1]) : null;
    case 'ArrowLeft':
      if (row.kind === 'folder' && row.expanded) return { do: 'collapse', path: row.path };
      return focus(rows.find((one) => one.path === parentOf(row.path)));
    case 'Enter':
    case ' ':
      if (row.kind === 'file') return { do: 'open', path: row.path };
      return { do: row.expanded ? 'collapse' : 'expand', path: row.path };
    default:
      return null;
  }
}

/** The next row, after the focused one and around, whose name begins with what was typed. */
export function typeAhead(rows: readonly TreeRow[], focused: string, typed: string): string | null {
  const wanted = typed.toLowerCase();
  const at = rows.findIndex((row) => row.path === focused);
  // While a word is being typed the focused row may go on matching; a single letter moves on.
  const first = typed.length > 1 ? at : at + 1;
  for (let step = 0; step < rows.length; step += 1) {
    const row = rows[(first + step + rows.length) % rows.length]!;
    if (row.name.toLowerCase().startsWith(wanted)) return row.path;
  }
  return null;
}

/** Where the focus goes when a row leaves the tree: the next row that stays, else the one before. */
export function focusAfterRemoval(rows: readonly TreeRow[], removed: string): string | null {
  const at = rows.findIndex((row) => row.path === removed);
  const stays = (row: TreeRow) => row.path !== removed && !row.path.startsWith(`${removed}/`);
  return (rows.slice(at + 1).find(stays) ?? rows.slice(0, Math.max(at, 0)).findLast(stays))?.path ?? null;
}
