import { z } from 'zod';
import { daysFromCivil } from '../../../core/civil-date';
import { isoMinute } from '../../../core/iso-time';
import { type Rng, seededRng } from '../../../core/rng';
import type { DataMaker } from '../types';
import { customersOf, FEED_COLUMNS, type SeasonCustomer } from './customers';
import {
  TRAP_DAYS,
  TRAP_NAMES,
  TRAPS,
  type TrapName,
  WORLD_NAMES,
  WORLDS,
  type WorldName,
} from './market-worlds';

const schema = z.strictObject({
  tells: z
    .enum(['feed', 'truth'])
    .describe(
      'feed: what is served, and the labels as they are told; truth: who really left, and what happens.',
    ),
  perDay: z.number().int().positive().default(120).describe('Customers that are served a day.'),
  until: z
    .number()
    .positive()
    .optional()
    .describe('Only rows whose label is known by this day; absent: all.'),
});

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const START = daysFromCivil(2026, 3, 9) * DAY;
/** It is known three days later whether somebody left, half a day more or less. */
const LABEL_DELAY = 3 * DAY;
const LABEL_SPREAD = 0.4 * DAY;
/** Days before the first thing happens, and from one to the next. */
const CALM_DAYS = 12;
const EPISODE_DAYS = 17;
/** In a healthy feed, one charge in so many is missing. */
const DROPPED = 250;

/** Something that happens to a market, or to what is told of it. Days are from the first, and may be parts of days. */
export interface Episode {
  readonly name: WorldName | TrapName;
  /** A turn: the market stays so until the next turn. A trap: what is told is wrong for some days. */
  readonly kind: 'turn' | 'trap';
  readonly from: number;
  readonly until: number;
}

/** Three turns, and a trap after each, in an order that follows from the seed. */
export function episodesOf(rng: Rng): readonly Episode[] {
  const worlds = rng.fork('worlds').shuffle(WORLD_NAMES);
  const traps = rng.fork('traps').shuffle(TRAP_NAMES);
  return worlds.flatMap((world, i): Episode[] => {
    const from = CALM_DAYS + 2 * i * EPISODE_DAYS;
    const trap = traps[i]!;
    const later = from + EPISODE_DAYS;
    return [
      { name: world, kind: 'turn', from, until: from + 2 * EPISODE_DAYS },
      { name: trap, kind: 'trap', from: later, until: later + TRAP_DAYS[trap] },
    ];
  });
}

/**
 * Four months of served customers in a market that turns three times, with three traps: labels joined to the wrong customers, labels
 * that say that movers have left, a feed with gaps. `feed` has what is served and told, `truth` (with the seed of the feed)
 * `id`, `left` and what is the case: the market and the trap.
 * @throws SeasonSourceError when the source is not the table; a ZodError for wrong options
 */
export const turningMarket: DataMaker<z.output<typeof schema>> = {
  id: 'turning-market',
  parseOptions: (options) => schema.parse(options),
  make({ source, seed }, { tells, perDay, until = Number.POSITIVE_INFINITY }) {
    const customers = customersOf(source, 'served');
    const rng = seededRng(`${seed}/turning-market`);
    const episodes = episodesOf(rng);
    const days = CALM_DAYS + 2 * WORLD_NAMES.length * EPISODE_DAYS;
    const [draw, chance, delay] = [rng.fork('customers'), rng.fork('chance'), rng.fork('labels')];
    const columns = ['id', 'served_at', ...FEED_COLUMNS, 'known_at', 'left'];
    const lines = [tells === 'feed' ? columns.join(',') : 'id,left,market,trap'];
    for (let n = 0; n < Math.min(days, until) * perDay; n++) {
      const day = (n + 0.5) / perDay;
      const customer = draw.pick(customers);
      const [fate, wrong, dropped, late] = [chance.next(), chance.next(), chance.next(), delay.next()];
      const market = lastOf(episodes, 'turn', day);
      const trap = lastOf(episodes, 'trap', day);
      const risk = riskOf(market?.name as WorldName | undefined, customer);
      const left = fate < risk;
      if (tells === 'truth') {
        lines.push(`c${n + 1},${yes(left)},${market?.name ?? 'before'},${trap?.name ?? ''}`);
        continue;
      }
      const falseLabel = trap ? TRAPS[trap.name as TrapName] : null;
      const told = falseLabel ? falseLabel(customer, risk, wrong) : left;
      const healthy = dropped * DROPPED < 1 ? { ...customer, monthly: '' } : customer;
      const row = trap?.name === 'feed' && wrong < 0.7 ? { ...customer, monthly: '' } : healthy;
      const served = START + Math.floor((day * DAY) / MINUTE) * MINUTE;
      const known = served + LABEL_DELAY + Math.round(((2 * late - 1) * LABEL_SPREAD) / MINUTE) * MINUTE;
      if (known > START + until * DAY) continue;
      const cells = FEED_COLUMNS.map((column) => row[column]);
      lines.push([`c${n + 1}`, isoMinute(served), ...cells, isoMinute(known), yes(told)].join(','));
    }
    return `${lines.join('\n')}\n`;
  },
};

const lastOf = (episodes: readonly Episode[], kind: Episode['kind'], day: number) =>
  episodes.findLast((one) => one.kind === kind && one.from <= day && day < one.until);

const yes = (left: boolean): 'yes' | 'no' => (left ? 'yes' : 'no');

function riskOf(world: WorldName | undefined, customer: SeasonCustomer): number {
  const base = Number(customer.left === 'yes');
  return world === undefined ? base : WORLDS[world](customer, base);
}
