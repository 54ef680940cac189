import type { WorkspaceEvent } from './events';

/**
 * Adds an event to events that are not stored yet. An edit of the file that the last of them edited takes its place:
 * the fold is the same, and the log stays short while somebody types.
 */
export function appendCoalesced(
  pending: readonly WorkspaceEvent[],
  event: WorkspaceEvent,
): readonly WorkspaceEvent[] {
  const last = pending.at(-1);
  if (event.type === 'file-edited' && last?.type === 'file-edited' && last.path === event.path)
    return [...pending.slice(0, -1), event];
  return [...pending, event];
}
