import type { OwnPractices } from '../../../simulator/own/own';
import { PRACTICES, type PracticeId } from '../../../simulator/practices';
import type { Switches } from '../../../simulator/switches';
import type { Policies } from '../../../world/policies/policies';
import type { RowFeed } from '../../../world/rows/row-feed';
import { AD_HOC_POLICIES, practicePolicies } from '../world/reference-policies';

/** The policies of a lane: each section as its switch says. A practice of one's own that is not there is the reference's. */
export function lanePolicies(feed: RowFeed, switches: Switches, own: OwnPractices): Policies {
  const reference = practicePolicies(feed);
  const sections = PRACTICES.map(({ id }) => {
    if (switches[id] === 'off') return [id, AD_HOC_POLICIES[id]];
    return [id, (switches[id] === 'own' ? own[id] : undefined) ?? reference[id]];
  });
  return Object.fromEntries(sections) as Policies;
}

/**
 * Hours a week that people spend on keeping a practice up: tests to mend, pipelines to look after, dashboards to read, a
 * contract to agree on. Assumed, from what such work takes a small team; it is what practices cost besides machines.
 */
export const UPKEEP_HOURS_PER_WEEK: Readonly<Record<PracticeId, number>> = {
  code: 1,
  data: 0.5,
  versions: 0.5,
  pipelines: 0.5,
  experiments: 0.5,
  ci: 1,
  scale: 0.5,
  monitoring: 1,
  teams: 0.5,
};

/** What the practices that are on cost in upkeep, in hours of people a day. */
export function upkeepHoursPerDay(switches: Switches): number {
  return PRACTICES.reduce(
    (sum, { id }) => sum + (switches[id] === 'off' ? 0 : UPKEEP_HOURS_PER_WEEK[id] / 7),
    0,
  );
}
