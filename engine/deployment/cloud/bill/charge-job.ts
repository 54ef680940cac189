import { dayOf } from '../money/calendar';
import { ATOMS_PER_NANO } from '../money/money';
import type { PriceBook } from '../prices/price-book';
import type { Charge } from './charge';
import type { Usage } from './usage';

/** What a job on a hosted runner costs: whole minutes, each job rounded up by itself, at the price of the day it began. */
export function chargeJob(usage: Extract<Usage, { kind: 'job' }>, book: PriceBook): Charge {
  const minutes = BigInt(Math.max(1, Math.ceil((usage.to - usage.from) / 60_000)));
  const day = dayOf(usage.from);
  const price = book.priceOn(usage.provider, usage.sku, usage.region, day);
  return {
    owner: usage,
    day,
    at: usage.from,
    sku: usage.sku,
    measure: 'minutes',
    quantity: minutes,
    price,
    money: price === null ? 0n : price.nano * minutes * ATOMS_PER_NANO,
  };
}
