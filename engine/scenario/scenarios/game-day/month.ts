import type { Table } from '../../../dataset/table';
import type { Incident } from '../../../incidents/incident';
import { INCIDENTS } from '../../../incidents/registry';
import { scheduleOf } from '../../../incidents/schedule';
import type { Background, LoadProfile, ServiceFacts, WorldInput } from '../../../world/input';
import type { Policies } from '../../../world/policies/policies';
import type { RowFeed } from '../../../world/rows/row-feed';
import { type ChurnDates, churnFeed } from '../world/churn-feed';
import { NORTHLINE, ORDINARY, ORDINARY_LOAD } from '../world/reference-service';

/** Days of a game day: a month. */
export const GAME_DAYS = 30;
export const GAME_HOURS = GAME_DAYS * 24;

/** Incidents in it: each of another kind, one in each eighth of the days that may have one. */
export const GAME_INCIDENTS = 8;

/** The share of requests that Northline is promised an answer to: in a month of eight incidents, not in an ordinary one. */
export const GAME_OBJECTIVE = 0.96;

/** Two months of customers are known, some 1,000. Who has left is known a week later, so that a training within the month can learn of it. */
const DATES: ChurnDates = { knownDays: 60, comingDays: 365, labelHours: 7 * 24 };

/** The first day has none, nor the last three: each can be seen from its beginning to its end. */
const FIRST_HOUR = 24;
const LAST_HOUR = (GAME_DAYS - 3) * 24;

/** What takes longer than this to do harm would not show within the month. */
const HARMS_WITHIN_HOURS = 72;

/** Northline in this month: what a score is worth is assumed, as in the simulator. */
export const GAME_SERVICE: ServiceFacts = { ...NORTHLINE, usdPerRight: 0.02, usdPerWrong: 0.03 };

/** 4,000 requests a day: enough that a share of them can be told from chance within hours. */
const LOAD: LoadProfile = { ...ORDINARY_LOAD, perDay: 4000 };

/** A busy month: a commit each working day, and the rest as in an ordinary year. Other teams change what the incidents say. */
const BACKGROUND: Background = { ...ORDINARY, commitsPerWeek: 5, upstreamChangesPerYear: 0 };

/** The incidents of the catalogue that make sense for Northline and show within a month. */
export const gameIncidents = (): readonly Incident[] =>
  INCIDENTS.filter(
    ({ harmsAfterHours, tasks }) =>
      harmsAfterHours <= HARMS_WITHIN_HOURS && (tasks?.includes('classification') ?? true),
  );

/**
 * The customers of a game day. They come in the same order in each, and what happens does not: so a training on the same labels is the
 * same training, and is done once. @throws TableError when the table lacks a column
 */
export const gameFeed = (table: Table): RowFeed => churnFeed(table, CUSTOMERS_SEED, DATES);

/** The seed of the customers and of their order. */
export const CUSTOMERS_SEED = 'month';

/** Northline's month: eight incidents drawn from the seed, and nobody at the keyboard. */
export function gameMonth(feed: RowFeed, seed: string, policies: Policies): WorldInput {
  return {
    seed,
    hours: GAME_HOURS,
    feed,
    service: GAME_SERVICE,
    load: LOAD,
    background: BACKGROUND,
    policies,
    happenings: scheduleOf({
      feed,
      seed,
      from: FIRST_HOUR,
      until: LAST_HOUR,
      count: GAME_INCIDENTS,
      among: gameIncidents(),
    }),
    looksPerHour: 1,
    responder: 'policy',
  };
}
