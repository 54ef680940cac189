import type { Cell, RunRow } from '@/engine/tracking/mlflow/views/runs-table';

/** A value of a run as a table shows it: numbers with six digits at most, `–` for none. */
export function cellText(cell: Cell): string {
  if (cell === null) return '–';
  return typeof cell === 'number' ? String(Number(cell.toPrecision(6))) : cell;
}

/** How long a run took, in words. */
export function durationText(ms: number | null): string {
  if (ms === null) return '–';
  if (ms < 1_000) return `${ms} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1_000)} s`;
}

/** When a run began, in this place's words. */
export function startText(ms: number | null): string {
  return ms === null
    ? '–'
    : new Date(ms).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
}

/** The first digits of a commit or a hash. */
export const shortId = (id: string): string => id.slice(0, 7);

const STATUS: Readonly<Record<RunRow['status'], { readonly word: string; readonly tone: string }>> = {
  RUNNING: { word: 'running', tone: 'text-accent' },
  SCHEDULED: { word: 'scheduled', tone: 'text-ink-muted' },
  FINISHED: { word: '✓ finished', tone: 'text-passed' },
  FAILED: { word: '✕ failed', tone: 'text-failed' },
  KILLED: { word: '✕ killed', tone: 'text-failed' },
};

/** A status with its sign and its colour. */
export const statusOf = (status: RunRow['status']) => STATUS[status];

/** The versions of data of a run: the last part of each path, with the first digits of its hash. */
export function dataText(data: RunRow['data']): string {
  const [first, ...others] = data;
  if (!first) return '–';
  const name = first.key.slice(first.key.lastIndexOf('/') + 1);
  return `${name} ${shortId(first.value)}${others.length > 0 ? ` +${others.length}` : ''}`;
}
