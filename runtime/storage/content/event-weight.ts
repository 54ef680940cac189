import type { StoredContent, StoredEvent } from '../../../contracts/stored-records';
import { isBlobRef } from './content-refs';

/** What an event without contents weighs, and each path or reference in one. */
const WEIGHT = 50;

/** Roughly how much a stored event weighs, in bytes. */
export function eventWeight(event: StoredEvent): number {
  switch (event.type) {
    case 'file-spliced':
      return WEIGHT + event.text.length;
    case 'file-edited':
    case 'file-created':
      return WEIGHT + weightOf(event.content);
    case 'files-overlaid':
      return Object.values(event.changes).reduce<number>(
        (sum, content) => sum + WEIGHT + (content === null ? 0 : weightOf(content)),
        WEIGHT * (1 + Object.keys(event.marks ?? {}).length),
      );
    default:
      return WEIGHT;
  }
}

function weightOf(content: StoredContent): number {
  return isBlobRef(content) ? WEIGHT : content.length;
}
