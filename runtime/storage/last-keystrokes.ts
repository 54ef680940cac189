import { fromBase64, withBytesAsJson } from '../../contracts/bytes-json';
import type { WorkspaceEvent } from '../../engine/workspace/events';
import type { StoredWorkspace } from './stored-workspace';

/** A page that is going away has no time to await a database; `localStorage` takes its last edits at once. */
export interface LastKeystrokes {
  /** Who held the pen, as it is stored, when they were written; null: nobody ever. */
  readonly token: string | null;
  readonly lessonVersion: string;
  /** The number of the last event that was on disk. */
  readonly seq: number;
  readonly events: readonly WorkspaceEvent[];
}

/** What is needed of `localStorage`. */
export type KeystrokeStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Writes the last edits down. Returns false when the browser has no room or refuses: they were never acknowledged, and
 * the database may still get them.
 */
export function writeKeystrokes(storage: KeystrokeStorage, key: string, keystrokes: LastKeystrokes): boolean {
  try {
    storage.setItem(key, JSON.stringify(withBytesAsJson(keystrokes)));
    return true;
  } catch {
    return false;
  }
}

/** Reads the last edits; null when there are none or they cannot be read. */
export function readKeystrokes(storage: KeystrokeStorage, key: string): LastKeystrokes | null {
  try {
    const text = storage.getItem(key);
    const value = JSON.parse(text ?? 'null', reviveBytes) as Partial<LastKeystrokes> | null;
    return value !== null && typeof value.seq === 'number' && Array.isArray(value.events)
      ? (value as LastKeystrokes)
      : null;
  } catch {
    return null;
  }
}

/** Forgets the last edits, once they are on disk. */
export function forgetKeystrokes(storage: KeystrokeStorage, key: string): void {
  try {
    storage.removeItem(key);
  } catch {
    // Storage that cannot be written holds none.
  }
}

/**
 * The edits that did not reach the disk. None when another page has held the pen since (`previousPen` is who held it
 * last), or when they were made on another version of a lesson that nothing is stored of.
 */
export function lostEvents(
  keystrokes: LastKeystrokes | null,
  previousPen: string | null,
  stored: StoredWorkspace | null,
  lessonVersion: string,
): readonly WorkspaceEvent[] {
  if (keystrokes === null || keystrokes.token !== previousPen) return [];
  if (stored === null && keystrokes.lessonVersion !== lessonVersion) return [];
  const reached = (stored?.seq ?? 0) - keystrokes.seq;
  return reached < 0 ? [] : keystrokes.events.slice(reached);
}

function reviveBytes(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { $bytes } = value as { $bytes?: unknown };
  return typeof $bytes === 'string' ? fromBase64($bytes) : value;
}
