import { seededRng } from '../../../core/rng';
import type { Table } from '../../../dataset/table';
import { happeningOf } from '../../../incidents/happening-of';
import { incidentNamed } from '../../../incidents/registry';
import type { Shift } from '../../../scenario/scenarios/on-call/shift-file';
import { churnFeed } from '../../../scenario/scenarios/world/churn-feed';
import { worldPorts } from '../../../scenario/scenarios/world/compose-world';
import { housePriceFeed } from '../../../scenario/scenarios/world/house-price-feed';
import { onCallPolicies } from '../../../scenario/scenarios/world/on-call-policies';
import { calmWorld, ORDINARY_LOAD } from '../../../scenario/scenarios/world/reference-service';
import { World } from '../../../world/world';

/** Half a year of a service under a schedule of trainings. */
export interface HalfYear {
  readonly table: Table;
  readonly service: Shift['service'];
  readonly seed: string;
  readonly weeks: number;
  readonly turnWeek: number;
  /** Null: never. */
  readonly everyHours: number | null;
  readonly personHours: number;
}

/** What it came to. */
export interface HalfYearOutcome {
  readonly wrongShare: number;
  /** Labels that came within it. */
  readonly labels: number;
}

const WEEK_HOURS = 168;
/** Shares of requests need no more of them. */
const PER_DAY = 240;

/** Lets it pass: the market turns within the week after `turnWeek`, and nothing but the schedule trains. */
export function passHalfYear({
  table,
  service,
  seed,
  weeks,
  turnWeek,
  everyHours,
  personHours,
}: HalfYear): HalfYearOutcome {
  const feed = service === 'homestead' ? housePriceFeed(table, seed) : churnFeed(table, seed);
  const base = onCallPolicies(feed);
  const hours = weeks * WEEK_HOURS;
  const turn = incidentNamed('market-turn')!;
  const at = Math.floor((turnWeek + seededRng(seed).fork('turn').next()) * WEEK_HOURS);
  const input = {
    ...calmWorld(feed, seed, {
      ...base,
      // Nobody looks: what a schedule is worth does not hang on monitors, and a half year without them is quick.
      monitoring: { ...base.monitoring, rules: null },
      pipelines: {
        ...base.pipelines,
        everyHours: everyHours === null ? null : Math.round(everyHours),
        personHours,
      },
    }),
    hours,
    load: { ...ORDINARY_LOAD, perDay: PER_DAY },
    responder: 'player' as const,
    happenings: [{ ...happeningOf(turn, { hour: at, feed, seed }), source: { type: 'world' as const } }],
  };
  const world = new World(input, worldPorts(input));
  while (world.hour < hours) world.step();
  const { totals } = world.result();
  return {
    wrongShare: totals.wrong / Math.max(1, totals.requests),
    labels: feed.arrivals.reduce((count, arrival, row) => {
      const due = arrival + feed.labelDelays[row]!;
      return count + Number(due >= 0 && due < hours);
    }, 0),
  };
}
