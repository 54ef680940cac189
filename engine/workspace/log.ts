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

/** Roughly how much an event weighs in storage, in characters or bytes. */
export function eventSize(event: WorkspaceEvent): number {
  switch (event.type) {
    case 'file-edited':
    case 'file-created':
      return event.content.length;
    case 'files-overlaid':
      return Object.values(event.changes).reduce<number>(
        (sum, content) => sum + (content?.length ?? 0),
        50 * Object.keys(event.marks ?? {}).length,
      );
    default:
      return 50;
  }
}
