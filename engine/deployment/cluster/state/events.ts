import type { ClusterObject } from '../objects/kinds';

/** What an event is about. */
export interface InvolvedObject {
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
}

/** Something that a controller or a node has to say. */
export interface EventNote {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  readonly about: InvolvedObject;
  /** Who says it. */
  readonly from: string;
}

/** An event as it is kept: one that says the same again is counted. Times in milliseconds. */
export interface ClusterEvent extends EventNote {
  readonly firstAt: number;
  readonly lastAt: number;
  readonly count: number;
  /** It is said again and again, from `lastAt` on: how often, and until when (null: it goes on). */
  readonly series: { readonly everyMs: number; readonly until: number | null } | null;
}

/** An object as an event names it. */
export const about = ({ kind, metadata: { name, uid } }: ClusterObject): InvolvedObject => ({
  kind,
  name,
  uid,
});

/** An event as it stands at a moment, what has been said again until then counted in. */
export function eventAt(event: ClusterEvent, now: number): ClusterEvent {
  const { series } = event;
  if (series === null) return event;
  const until = Math.min(now, series.until ?? now);
  const more = Math.max(0, Math.floor((until - event.lastAt) / series.everyMs));
  return { ...event, count: event.count + more, lastAt: event.lastAt + more * series.everyMs };
}
