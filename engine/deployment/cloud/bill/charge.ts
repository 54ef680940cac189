import type { Money } from '../money/money';
import type { Price } from '../prices/price-book';
import type { UsageOwner } from './usage';

/** In what a quantity is counted. */
export type Measure = 'seconds' | 'byte-seconds' | 'bytes' | 'minutes';

/** What one piece of usage costs on one day; null: the price list does not have it. */
export interface Charge {
  readonly owner: UsageOwner;
  readonly day: string;
  /** A moment of that day, for what is cut by time. */
  readonly at: number;
  readonly sku: string;
  readonly measure: Measure;
  readonly quantity: bigint;
  readonly price: Price | null;
  readonly money: Money;
}
