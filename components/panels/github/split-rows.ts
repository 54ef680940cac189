import type { DiffLine } from '@/engine/versioning/forge/views/pull-files';

/** One row of two versions side by side; null: the side has nothing there. */
export interface SplitRow {
  readonly old: DiffLine | null;
  readonly now: DiffLine | null;
}

/** Lays the lines of a hunk side by side: what was taken out stands beside what came in its place. */
export function splitRows(lines: readonly DiffLine[]): SplitRow[] {
  const rows: SplitRow[] = [];
  let deleted: DiffLine[] = [];
  let added: DiffLine[] = [];
  const flush = () => {
    for (let i = 0; i < Math.max(deleted.length, added.length); i++)
      rows.push({ old: deleted[i] ?? null, now: added[i] ?? null });
    deleted = [];
    added = [];
  };
  for (const line of lines) {
    if (line.kind === 'deleted') {
      if (added.length > 0) flush();
      deleted.push(line);
    } else if (line.kind === 'added') added.push(line);
    else {
      flush();
      rows.push({ old: line, now: line });
    }
  }
  flush();
  return rows;
}
