import type { Background, LoadProfile, ServiceFacts, WorldInput } from '../../../world/input';
import type { Policies } from '../../../world/policies/policies';
import type { RowFeed } from '../../../world/rows/row-feed';
import { CHURN_START_MS } from './churn-feed';
import { HOUSE_PRICE_START_MS } from './house-price-feed';

/** Nothing happens that the input does not name. */
export const CALM: Background = {
  badRowShare: 0.005,
  fileFaultsPerWeek: 0,
  upstreamChangesPerYear: 0,
  commitsPerWeek: 0,
  badCommitShare: 0,
  machineHoursToFailure: Number.POSITIVE_INFINITY,
  machineHoursToRepair: 4,
};

/** What an ordinary year brings. Rates are assumed. */
export const ORDINARY: Background = {
  badRowShare: 0.01,
  fileFaultsPerWeek: 0.3,
  upstreamChangesPerYear: 1,
  commitsPerWeek: 1.5,
  badCommitShare: 0.25,
  machineHoursToFailure: 4000,
  machineHoursToRepair: 4,
};

/** Few at night, most in the evening; Sundays are for looking at houses. */
export const ORDINARY_LOAD: LoadProfile = {
  perDay: 1000,
  day: [4, 2, 2, 2, 2, 3, 5, 8, 10, 11, 11, 12, 13, 12, 11, 11, 12, 13, 15, 16, 15, 12, 9, 6],
  week: [10, 10, 10, 10, 10, 12, 14],
};

/** Homestead: an estimate beside each listing. What estimates are worth is assumed. */
export const HOMESTEAD: ServiceFacts = {
  name: 'homestead',
  startMs: HOUSE_PRICE_START_MS,
  tolerance: 0.2,
  usdPerRight: 0.05,
  usdPerWrong: 0.15,
  usdPerUnanswered: 0.02,
  usdPerPersonHour: 75,
  complaintShare: 0.01,
  diskGib: 100,
};

/** Northline: a score beside each customer. */
export const NORTHLINE: ServiceFacts = {
  ...HOMESTEAD,
  name: 'northline',
  startMs: CHURN_START_MS,
  tolerance: 0.5,
};

/** A week in which nothing happens, looked at once an hour: what tests and scripts begin from. */
export function calmWorld(feed: RowFeed, seed: string, policies: Policies): WorldInput {
  return {
    seed,
    hours: 168,
    feed,
    service: feed.task === 'regression' ? HOMESTEAD : NORTHLINE,
    load: ORDINARY_LOAD,
    background: CALM,
    policies,
    happenings: [],
    looksPerHour: 1,
    responder: 'policy',
  };
}
