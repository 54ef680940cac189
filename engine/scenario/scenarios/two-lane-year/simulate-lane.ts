import type { Table } from '../../../dataset/table';
import { laneOfWorld } from '../../../simulator/lane-of-world';
import type { OwnPractices } from '../../../simulator/own/own';
import type { Switches } from '../../../simulator/switches';
import { type LaneYear, YEAR_DAYS } from '../../../simulator/year';
import type { WorldInput } from '../../../world/input';
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
}

/** The traffic of the year: from 100 requests a day to 10,000. */
export const YEAR_LOAD = { ...ORDINARY_LOAD, perDay: 100, toPerDay: 10_000 };

/**
 * Lives through one lane of Homestead's year, hour by hour. The same order gives the same lane, to the bit.
 * @param table `ames_housing.csv`
 * @throws what a world throws that is told what cannot be
 */
export function simulateLane(table: Table, { seed, switches, own, days = YEAR_DAYS }: LaneOrder): LaneYear {
  const feed = housePriceFeed(table, seed);
  const policies = lanePolicies(feed, switches, own);
  const input: WorldInput = {
    seed,
    hours: YEAR_DAYS * 24,
    feed,
    service: HOMESTEAD,
    load: YEAR_LOAD,
    background: ORDINARY,
    policies,
    happenings: [],
    looksPerHour: 1,
    responder: 'policy',
  };
  const world = composeWorld(input, { care: switches.code === 'off' ? 'none' : 'checked' });
  while (world.hour < days * 24) world.step();
  return laneOfWorld(world.result(), HOMESTEAD.usdPerPersonHour, upkeepHoursPerDay(switches));
}
