import { seededRng } from '../core/rng';
import type { Happening } from '../world/happening';
import type { RowFeed } from '../world/rows/row-feed';
import { happeningOf } from './happening-of';
import type { Incident } from './incident';
import { INCIDENTS } from './registry';

export interface ScheduleOptions {
  readonly feed: RowFeed;
  readonly seed: string;
  /** The first and the last hour at which one may begin. */
  readonly from: number;
  readonly until: number;
  readonly count: number;
  /** Absent: all that make sense for the task. */
  readonly among?: readonly Incident[];
}

/**
 * A number of incidents in a stretch of time: each kind once before one comes twice, one in each of as many equal parts, at an hour of
 * it that is drawn. From the seed alone.
 */
export function scheduleOf({ feed, seed, from, until, count, among }: ScheduleOptions): Happening[] {
  const rng = seededRng(seed).fork('incidents');
  const kinds = (among ?? INCIDENTS).filter(({ tasks }) => tasks?.includes(feed.task) ?? true);
  const deck: Incident[] = [];
  while (deck.length < count && kinds.length > 0) deck.push(...rng.shuffle(kinds));
  const part = (until - from) / count;
  return deck.slice(0, count).map((incident, at) =>
    happeningOf(incident, {
      hour: Math.floor(from + (at + rng.next()) * part),
      feed,
      seed,
      id: `${incident.id}-${at + 1}`,
    }),
  );
}
