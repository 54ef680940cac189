import type { Table } from '../../../dataset/table';
import { scheduleOf } from '../../../incidents/schedule';
import { laneOfWorld } from '../../../simulator/lane-of-world';
import type { OwnPractices } from '../../../simulator/own/own';
import type { Switches } from '../../../simulator/switches';
import { type LaneYear, YEAR_DAYS } from '../../../simulator/year';
import type { LoadProfile, ServiceFacts, WorldInput } from '../../../world/input';
import type { WorldResult } from '../../../world/result';
import { composeWorld } from '../world/compose-world';
import { housePriceFeed } from '../world/house-price-feed';
import { HOMESTEAD, ORDINARY, ORDINARY_LOAD } from '../world/reference-service';
import { lanePolicies, upkeepHoursPerDay } from './lane-policies';

/** One lane of a year: all that its figures depend on. */
export interface LaneOrder {
  readonly seed: string;
  readonly switches: Switches;
  readonly own: OwnPractices;
  /** Days from the beginning of the year; absent: all of it. */
  readonly days?: number;
  /** How many come: `growing` over the year, or as many every day. Default `growing`. */
  readonly traffic?: Traffic;
}

export type Traffic = 'growing' | 'steady';

/** Incidents of the catalogue in a year: more than one a month, which is a bad year and a short lesson. */
export const YEAR_INCIDENTS = 16;
/** The first and the last fortnight have none, so that each can be seen from its beginning to its end. */
const QUIET_HOURS = 14 * 24;

/** Homestead, and what its estimates are worth to it in this year: a right one brings ten cents, a wrong one costs fifteen. Assumed. */
export const YEAR_SERVICE: ServiceFacts = { ...HOMESTEAD, usdPerRight: 0.1, usdPerWrong: 0.15 };

/** The traffic: from 100 requests a day to 10,000 by the end of the year, or 6,000 from the first day on. */
export const TRAFFIC: Readonly<Record<Traffic, LoadProfile>> = {
  growing: { ...ORDINARY_LOAD, perDay: 100, toPerDay: 10_000 },
  steady: { ...ORDINARY_LOAD, perDay: 6_000 },
};

/**
 * Lives through one lane of Homestead's year, hour by hour. The same order gives the same lane, to the bit.
 * @param table `ames_housing.csv`
 * @throws what a world throws that is told what cannot be
 */
export function simulateLane(table: Table, order: LaneOrder): LaneYear {
  return laneOfWorld(
    simulateWorld(table, order),
    YEAR_SERVICE.usdPerPersonHour,
    upkeepHoursPerDay(order.switches),
  );
}

/** The world of a lane, for those who want more of it than a lane shows. @throws as `simulateLane` does */
export function simulateWorld(table: Table, order: LaneOrder): WorldResult {
  const { seed, switches, own, days = YEAR_DAYS, traffic = 'growing' } = order;
  const feed = housePriceFeed(table, seed);
  const input: WorldInput = {
    seed,
    hours: YEAR_DAYS * 24,
    feed,
    service: YEAR_SERVICE,
    load: TRAFFIC[traffic],
    background: ORDINARY,
    policies: lanePolicies(feed, switches, own),
    happenings: scheduleOf({
      feed,
      seed,
      from: QUIET_HOURS,
      until: YEAR_DAYS * 24 - QUIET_HOURS,
      count: YEAR_INCIDENTS,
    }),
    looksPerHour: 1,
    responder: 'policy',
  };
  const world = composeWorld(input, { care: switches.code === 'off' ? 'none' : 'checked' });
  while (world.hour < days * 24) world.step();
  return world.result();
}
