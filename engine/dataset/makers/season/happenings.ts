import type { Rng } from '../../../core/rng';
import type { SeasonCustomer } from './customers';

/** What happens in a season from its day on: to the customers themselves, or to what the feed says of them. */
export interface Happening {
  /** Customers come with this weight; absent: all alike. */
  readonly weight?: (customer: SeasonCustomer) => number;
  /** Whether a customer leaves who would have stayed; drawn with a number in [0, 1). */
  readonly leaves?: (customer: SeasonCustomer, chance: number) => boolean;
  /** What the feed says of a customer; drawn with a number in [0, 1). */
  readonly feed?: (customer: SeasonCustomer, chance: number) => SeasonCustomer;
}

/** Days of a month, on average. */
const MONTH = 30.44;

/** Every season by its name. A calm one has no happening; a campaign is harmless. */
export const HAPPENINGS = {
  calm: {},
  /** An advertisement brings customers on DSL. Each of them is as before. */
  campaign: { weight: ({ internet }) => (internet === 'dsl' ? 1.9 : 1) },
  /** A rival offers DSL at half the price. */
  rival: { leaves: ({ internet }, chance) => internet === 'dsl' && chance < 0.6 },
  /** A rival buys people out of contracts. */
  buyout: {
    leaves: ({ contract, internet }, chance) => contract !== 'month' && internet !== 'none' && chance < 0.55,
  },
  /** The feed tells the time as a customer in days, where it was months. */
  days: {
    feed: (customer) => ({ ...customer, tenure: String(Math.round(Number(customer.tenure) * MONTH)) }),
  },
  /** The feed tells the same time of everybody. */
  stuck: { feed: (customer) => ({ ...customer, tenure: '61' }) },
  /** The monthly charge is missing, mostly. */
  empty: {
    feed: (customer, chance) => (chance < 0.7 ? { ...customer, monthly: '' } : customer),
  },
  /** A new system calls a kind of line, and a kind of contract, by another word. */
  word: {
    feed: (customer) => ({
      ...customer,
      internet: customer.internet === 'fiber' ? 'fibre' : customer.internet,
      contract: customer.contract === 'month' ? 'monthly' : customer.contract,
    }),
  },
} as const satisfies Readonly<Record<string, Happening>>;

export type SeasonKind = keyof typeof HAPPENINGS;

/** The day on which it happens, from 0: in the third week. */
export const dayOfHappening = (rng: Rng): number => 14 + rng.fork('day').int(6);
