import type { LessonSession } from '@/stores/contracts';
import type { DraftRemark } from './commands';
import type { Place } from './place';

/** What the panel keeps while another one is shown in its place. */
interface PanelMemory {
  place: Place;
  /** Remarks that are written and not yet sent, by pull request. */
  readonly drafts: Map<string, readonly DraftRemark[]>;
}

const memories = new WeakMap<LessonSession, PanelMemory>();

/** The memory of the panel in a session; it is gone with the page. */
export function memoryOf(session: LessonSession): PanelMemory {
  const known = memories.get(session);
  if (known) return known;
  const fresh: PanelMemory = { place: { view: 'home' }, drafts: new Map() };
  memories.set(session, fresh);
  return fresh;
}
