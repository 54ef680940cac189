import { daysOf, monthOf, monthPeriod } from '../money/calendar';
import { ATOMS_PER_NANO, DAY_SECONDS, GB } from '../money/money';
import type { Price, PriceBook } from '../prices/price-book';
import type { Charge } from './charge';
import type { Usage } from './usage';

type TimedUsage = Extract<Usage, { kind: 'machine' | 'time' }>;
type StorageUsage = Extract<Usage, { kind: 'storage' }>;

/** Seconds that a started machine is charged at least (AWS for Linux, Google Cloud); Azure charges each second. */
const LEAST_SECONDS: Readonly<Record<string, number>> = { aws: 60, gcp: 60 };

const ATOMS_PER_NANO_SECOND_OF_HOUR = ATOMS_PER_NANO / 3600n;
/** Divided by the days of a month: what a byte costs for a second at one nano-dollar a GB-month. Whole for 28 to 31 days. */
const ATOMS_PER_NANO_BYTE_SECOND_OF_DAY = ATOMS_PER_NANO / (GB * DAY_SECONDS);

/** Whole seconds between two moments. Each moment is cut to its second, so that parts of a span sum to the span. */
const secondsBetween = (from: number, to: number): bigint =>
  BigInt(Math.floor(to / 1000) - Math.floor(from / 1000));

/**
 * What a machine, or something else that is paid by time, costs: seconds × hourly rate / 3600, day by day. A machine that
 * was up for less than its least time is charged as if it had been up for that.
 */
export function chargeTime(usage: TimedUsage, book: PriceBook): Charge[] {
  const isMachine = usage.kind === 'machine';
  const price = isMachine
    ? book.machineHour(usage.provider, usage.sku, usage.region, usage.market)
    : book.price(usage.provider, usage.sku, usage.region);
  const least = isMachine ? (LEAST_SECONDS[usage.provider] ?? 0) : 0;
  const to = usage.to > usage.from ? Math.max(usage.to, usage.from + least * 1000) : usage.from;
  const sku = isMachine && usage.market === 'spot' ? `${usage.sku}/spot` : usage.sku;
  return daysOf({ from: usage.from, to }).map((part) => {
    const seconds = secondsBetween(part.from, part.to);
    return {
      owner: usage,
      day: part.day,
      at: part.from,
      sku,
      measure: 'seconds',
      quantity: seconds,
      price,
      money: timed(price, seconds),
    };
  });
}

const timed = (price: Price | null, seconds: bigint) =>
  price === null ? 0n : price.nano * seconds * ATOMS_PER_NANO_SECOND_OF_HOUR;

/** What kept bytes cost: the integral of bytes over time, in GB-months of the month that each second lies in. */
export function chargeStorage(usage: StorageUsage, book: PriceBook): Charge[] {
  const price = book.price(usage.provider, usage.sku, usage.region);
  return daysOf(usage).map((part) => {
    const month = monthPeriod(monthOf(part.from));
    const monthDays = BigInt(Math.round((month.to - month.from) / 86_400_000));
    const quantity = BigInt(usage.bytes) * secondsBetween(part.from, part.to);
    return {
      owner: usage,
      day: part.day,
      at: part.from,
      sku: usage.sku,
      measure: 'byte-seconds',
      quantity,
      price,
      money: price === null ? 0n : price.nano * quantity * (ATOMS_PER_NANO_BYTE_SECOND_OF_DAY / monthDays),
    };
  });
}
