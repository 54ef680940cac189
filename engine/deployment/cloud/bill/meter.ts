import { DAY_MS, dayNumber, dayOf, monthOf, monthPeriod, type Period } from '../money/calendar';
import { ATOMS_PER_NANO, DAY_SECONDS, GB } from '../money/money';
import type { Price, PriceBook } from '../prices/price-book';
import type { Charge } from './charge';
import { ownerKey } from './owner-key';
import type { Usage, UsageOwner } from './usage';

type MeteredUsage = Extract<Usage, { kind: 'machine' | 'time' | 'storage' }>;

/** Seconds that a started machine is charged at least (AWS for Linux, Google Cloud); Azure charges each second. */
const LEAST_SECONDS: Readonly<Record<string, number>> = { aws: 60, gcp: 60 };

const ATOMS_PER_NANO_SECOND_OF_HOUR = ATOMS_PER_NANO / 3600n;
/** Divided by the days of a month: what a byte costs for a second at one nano-dollar a GB-month. Whole for 28 to 31 days. */
const ATOMS_PER_NANO_BYTE_SECOND_OF_DAY = ATOMS_PER_NANO / (GB * DAY_SECONDS);

/** What one owner used of one thing, by days since the epoch. */
interface Reading {
  readonly owner: UsageOwner;
  readonly sku: string;
  readonly price: Price | null;
  readonly seconds: Map<number, number>;
  /** Of what is kept. */
  readonly byteSeconds: Map<number, bigint>;
}

/**
 * Counts what is paid by the time that it is there. Times of the same thing on the same day are counted together before they
 * are priced: a price is the same for each second, so the sum is too, and ten thousand machines cost no more than one.
 */
export class Meter {
  readonly #book: PriceBook;
  readonly #first: number;
  readonly #last: number;
  readonly #readings = new Map<string, Reading>();

  /** @param period whole days; what is before and after is not counted */
  constructor(book: PriceBook, period: Period) {
    this.#book = book;
    this.#first = dayNumber(period.from);
    this.#last = dayNumber(period.to - 1);
  }

  /**
   * Counts one use. A machine that was up for less than its least time counts as if it had been up for that. Each moment is
   * cut to its second, so that parts of a span sum to the span.
   */
  add(usage: MeteredUsage): void {
    const { from, provider } = usage;
    if (usage.to <= from) return;
    const least = usage.kind === 'machine' ? (LEAST_SECONDS[provider] ?? 0) : 0;
    const to = Math.max(usage.to, from + least * 1000);
    const { seconds, byteSeconds } = this.#readingOf(usage);
    const last = Math.min(this.#last, dayNumber(to - 1));
    for (let day = Math.max(this.#first, dayNumber(from)); day <= last; day++) {
      const start = Math.max(from, day * DAY_MS);
      const end = Math.min(to, (day + 1) * DAY_MS);
      const length = Math.floor(end / 1000) - Math.floor(start / 1000);
      if (usage.kind === 'storage')
        byteSeconds.set(day, (byteSeconds.get(day) ?? 0n) + BigInt(usage.bytes) * BigInt(length));
      else seconds.set(day, (seconds.get(day) ?? 0) + length);
    }
  }

  /** What it comes to: seconds × hourly rate / 3600, and the integral of bytes over time in GB-months of each day's month. */
  charges(): Charge[] {
    return [...this.#readings.values()].flatMap(({ owner, sku, price, seconds, byteSeconds }) => {
      const nano = price?.nano ?? 0n;
      return [
        ...[...seconds].map(([number, length]): Charge => {
          const quantity = BigInt(length);
          const money = nano * quantity * ATOMS_PER_NANO_SECOND_OF_HOUR;
          return { owner, sku, price, measure: 'seconds', quantity, money, ...dayAt(number) };
        }),
        ...[...byteSeconds].map(([number, quantity]): Charge => {
          const { day, at } = dayAt(number);
          const month = monthPeriod(monthOf(at));
          const monthDays = BigInt((month.to - month.from) / DAY_MS);
          const money = nano * quantity * (ATOMS_PER_NANO_BYTE_SECOND_OF_DAY / monthDays);
          return { owner, sku, price, measure: 'byte-seconds', quantity, money, day, at };
        }),
      ];
    });
  }

  #readingOf(usage: MeteredUsage): Reading {
    const isMachine = usage.kind === 'machine';
    const sku = isMachine && usage.market === 'spot' ? `${usage.sku}/spot` : usage.sku;
    const key = `${ownerKey(usage)}\u0000${usage.kind}\u0000${sku}`;
    const known = this.#readings.get(key);
    if (known) return known;
    const { provider, account, region, service, resource, tags } = usage;
    const reading: Reading = {
      owner: { provider, account, region, service, resource, tags },
      sku,
      price: isMachine
        ? this.#book.machineHour(provider, usage.sku, region, usage.market)
        : this.#book.price(provider, usage.sku, region),
      seconds: new Map(),
      byteSeconds: new Map(),
    };
    this.#readings.set(key, reading);
    return reading;
  }
}

const dayAt = (number: number) => ({ at: number * DAY_MS, day: dayOf(number * DAY_MS) });
