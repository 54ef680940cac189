import { z } from 'zod';
import { daysFromCivil } from '../../../core/civil-date';
import { isoMinute } from '../../../core/iso-time';
import { seededRng } from '../../../core/rng';
import type { DataMaker } from '../types';
import { customersOf, FEED_COLUMNS, type SeasonCustomer } from './customers';
import { dayOfHappening, HAPPENINGS, type Happening, type SeasonKind } from './happenings';

const schema = z.strictObject({
  kind: z
    .enum(['training', ...(Object.keys(HAPPENINGS) as [SeasonKind, ...SeasonKind[]])])
    .describe('What happens in the season; training: the table that the model learns from.'),
  days: z.number().int().positive().default(42),
  perDay: z.number().int().positive().default(120).describe('Customers that are served a day.'),
});

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Every season begins on this Monday. */
const START = daysFromCivil(2026, 3, 2) * DAY;
/** In a healthy feed, one charge in so many is missing. */
const DROPPED = 250;
/** It is known a week later whether somebody left, a day and a half more or less. */
const LABEL_DELAY = 7 * DAY;
const LABEL_SPREAD = 1.5 * DAY;

/**
 * A season of served customers, drawn from the Telco table, with what became known of each: `id`, `served_at`, the columns of
 * the feed, `known_at`, `left`. Seasons of one seed have the same customers up to the day on which something happens; where
 * that is not a matter of who comes, for all of the season.
 * @throws SeasonSourceError when the source is not the table; a ZodError for wrong options
 */
export const churnSeason: DataMaker<z.output<typeof schema>> = {
  id: 'churn-season',
  parseOptions: (options) => schema.parse(options),
  make({ source, seed }, { kind, days, perDay }) {
    if (kind === 'training') return trainingTable(customersOf(source, 'training'));
    const customers = customersOf(source, 'served');
    const happening: Happening = HAPPENINGS[kind];
    const rng = seededRng(`${seed}/season`);
    const from = dayOfHappening(rng);
    const draw = rng.fork('customers');
    const chance = rng.fork('chance');
    const delay = rng.fork('labels');
    const lines = [`id,served_at,${FEED_COLUMNS.join(',')},known_at,left`];
    for (let day = 0; day < days; day++)
      for (let n = 0; n < perDay; n++) {
        const isOn = day >= from;
        const customer = drawn(customers, isOn ? happening.weight : undefined, draw);
        const [fate, told, dropped] = [chance.next(), chance.next(), chance.next()];
        const leaves = isOn && happening.leaves?.(customer, fate) === true;
        const healthy = dropped * DROPPED < 1 ? { ...customer, monthly: '' } : customer;
        const row = isOn && happening.feed ? happening.feed(healthy, told) : healthy;
        const served = START + day * DAY + Math.floor(((n + 0.5) * DAY) / perDay / MINUTE) * MINUTE;
        const known =
          served + LABEL_DELAY + Math.round(((2 * delay.next() - 1) * LABEL_SPREAD) / MINUTE) * MINUTE;
        lines.push(
          [
            `c${day * perDay + n + 1}`,
            isoMinute(served),
            ...FEED_COLUMNS.map((column) => row[column]),
            isoMinute(known),
            leaves ? 'yes' : customer.left,
          ].join(','),
        );
      }
    return `${lines.join('\n')}\n`;
  },
};

/** One of the customers, by weight where there is one: by rejection, the heaviest weight being 2. */
function drawn(
  customers: readonly SeasonCustomer[],
  weight: Happening['weight'],
  rng: { next(): number; pick<T>(items: readonly T[]): T },
): SeasonCustomer {
  for (;;) {
    const customer = rng.pick(customers);
    if (!weight || rng.next() * 2 < weight(customer)) return customer;
  }
}

function trainingTable(customers: readonly SeasonCustomer[]): string {
  const columns = [...FEED_COLUMNS, 'left'] as const;
  const rows = customers.map((customer) => columns.map((column) => customer[column]).join(','));
  return `${[columns.join(','), ...rows].join('\n')}\n`;
}
