import { readFileSync } from 'node:fs';
import { parseTable } from '../../engine/dataset/parse-table';
import { scheduleOf } from '../../engine/incidents/schedule';
import { composeWorld } from '../../engine/scenario/scenarios/world/compose-world';
import { HOUSE_PRICE_START_MS, housePriceFeed } from '../../engine/scenario/scenarios/world/house-price-feed';
import { ON_CALL_PER_DAY, onCallPolicies } from '../../engine/scenario/scenarios/world/on-call-policies';
import { AD_HOC_POLICIES, practicePolicies } from '../../engine/scenario/scenarios/world/reference-policies';
import { calmWorld, HOMESTEAD, ORDINARY } from '../../engine/scenario/scenarios/world/reference-service';
import type { Policies } from '../../engine/world/policies/policies';
import type { RowFeed } from '../../engine/world/rows/row-feed';

const WEEK = 168;
const YEAR = 8760;
const WEEKS = 1000;
const ROUNDS = 5;
/** The weeks begin within two and a half years of sales. */
const STARTS = 128;

/** False pages of calm weeks by the name of their alert, and how many weeks had any. */
export interface CalmWeeks {
  readonly weeks: number;
  readonly weeksWithPages: number;
  readonly pages: Readonly<Record<string, number>>;
}

/** Milliseconds that a world takes in Node, best of five, and what its monitors say when nothing happens. */
export interface WorldFigures {
  readonly practiceYearMs: number;
  readonly adHocYearMs: number;
  readonly calmWeekMs: number;
  readonly practice: CalmWeeks;
  readonly onCall: CalmWeeks;
}

const table = () => parseTable(readFileSync('public/data/ames_housing.csv', 'utf8'));

function best(work: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    work();
    least = Math.min(least, performance.now() - start);
  }
  return Math.round(least);
}

/** Weeks in which nothing happens but single odd rows, each of a seed of its own, at dates that go through the table. */
export function calmWeeks(policiesOf: (feed: RowFeed) => Policies, perDay: number, weeks = WEEKS): CalmWeeks {
  const sales = table();
  const pages: Record<string, number> = {};
  let weeksWithPages = 0;
  for (let week = 0; week < weeks; week++) {
    const seed = `calm-week-${week}`;
    const startMs = HOUSE_PRICE_START_MS + ((week % STARTS) - 26) * WEEK * 3_600_000;
    const feed = housePriceFeed(sales, seed, startMs);
    const calm = calmWorld(feed, seed, policiesOf(feed));
    const world = composeWorld({
      ...calm,
      service: { ...HOMESTEAD, startMs },
      load: { ...calm.load, perDay },
    });
    while (world.hour < WEEK) world.step();
    const { pages: found } = world.result();
    if (found.length > 0) weeksWithPages++;
    for (const { alert } of found) pages[alert] = (pages[alert] ?? 0) + 1;
  }
  return { weeks, weeksWithPages, pages };
}

/** Lets years and weeks pass. */
export async function measureWorld(): Promise<WorldFigures> {
  const seed = 'bench';
  const feed = housePriceFeed(table(), seed);
  const happenings = scheduleOf({ feed, seed, from: 200, until: YEAR - 800, count: 12 });
  const pass = (policies: Policies, hours: number, isCalm = false) => {
    const input = { ...calmWorld(feed, seed, policies), hours };
    const world = composeWorld(isCalm ? input : { ...input, background: ORDINARY, happenings });
    while (world.hour < hours) world.step();
  };
  const practice = practicePolicies(feed);
  return {
    practiceYearMs: best(() => pass(practice, YEAR)),
    adHocYearMs: best(() => pass(AD_HOC_POLICIES, YEAR)),
    calmWeekMs: best(() => pass(practice, WEEK, true)),
    practice: calmWeeks(practicePolicies, 1000),
    onCall: calmWeeks(onCallPolicies, ON_CALL_PER_DAY),
  };
}
