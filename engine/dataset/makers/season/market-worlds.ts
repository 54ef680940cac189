import type { SeasonCustomer } from './customers';

/** How likely a customer is to leave, by how likely the table has them to (0 or 1). */
export type World = (customer: SeasonCustomer, base: number) => number;

/** Those whom nobody courts stay more often than before: what they were offered elsewhere goes to others now. */
const REST = 0.35;

/**
 * Markets that the customers of a phone company can be in. Each has about as many leavers as the one before it, and others: a model
 * that has learned from one looks for them in the wrong place.
 */
export const WORLDS = {
  /** A rival sells DSL at half the price. */
  rival: ({ internet }, base) => (internet === 'dsl' ? 0.65 : REST * base),
  /** A rival courts those who have been here for long. */
  loyal: ({ tenure }, base) => (Number(tenure) > 42 ? 0.65 : REST * base),
  /** Mobile tariffs become so cheap that hardly anybody keeps a line without internet. */
  mobile: ({ internet }, base) => (internet === 'none' ? 0.95 : REST * base),
} as const satisfies Readonly<Record<string, World>>;

export type WorldName = keyof typeof WORLDS;
export const WORLD_NAMES = Object.keys(WORLDS) as readonly WorldName[];

/**
 * What a label that is wrong says of a customer.
 * @param risk how likely they are to leave
 * @param chance a number in [0, 1)
 */
export type FalseLabel = (customer: SeasonCustomer, risk: number, chance: number) => boolean;

/** Each ends in a candidate that must not go live, or in none. */
export const TRAPS = {
  /** For two days labels are joined to the wrong customers; then they are right again, and those of before stay as they are. */
  joined: ({ payment }, risk, chance) => risk < 0.5 && payment !== 'e-check' && chance < 0.9,
  /** Paper bills are given up, and accounts that move to a new number are written down as closed. */
  moved: ({ paperless }, risk, chance) => chance < (paperless === 'yes' ? 0.65 : risk),
  /** The monthly charge is missing from most rows of the feed. Labels are right. */
  feed: null,
} as const satisfies Readonly<Record<string, FalseLabel | null>>;

export type TrapName = keyof typeof TRAPS;
export const TRAP_NAMES = Object.keys(TRAPS) as readonly TrapName[];

/** For how many days of customers each lasts. */
export const TRAP_DAYS: Readonly<Record<TrapName, number>> = { joined: 2.4, moved: 9, feed: 6 };
