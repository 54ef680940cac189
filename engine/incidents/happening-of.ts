import { seededRng } from '../core/rng';
import type { Happening } from '../world/happening';
import type { RowFeed } from '../world/rows/row-feed';
import type { Incident } from './incident';

/**
 * An incident that happens to a service at an hour. Its size follows from the seed and its id alone, so that lanes of a seed meet the same.
 * @param id of the happening; that of the incident when absent, so one of each kind
 */
export function happeningOf(
  incident: Incident,
  at: { readonly hour: number; readonly feed: RowFeed; readonly seed: string; readonly id?: string },
): Happening {
  const { hour, feed, seed, id = incident.id } = at;
  return {
    id,
    kind: `incident/${incident.id}`,
    hour,
    title: incident.title,
    about: incident.about,
    effects: incident.effects({ feed, rng: seededRng(`${seed}/${id}`) }),
    source: incident.source ?? { type: 'world' },
  };
}
