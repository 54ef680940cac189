import type { Period } from '../money/calendar';
import { type Money, sumOf } from '../money/money';
import type { PriceBook } from '../prices/price-book';
import type { PriceRow } from '../prices/price-row';
import type { Charge, Measure } from './charge';
import { chargeEgress } from './charge-egress';
import { chargeJob } from './charge-job';
import { Meter } from './meter';
import { ownerKey } from './owner-key';
import type { Usage, UsageOwner } from './usage';

/** One line of a bill: what one resource used of one thing on one day. */
export interface BillLine extends UsageOwner {
  readonly day: string;
  readonly sku: string;
  readonly measure: Measure;
  readonly quantity: bigint;
  readonly money: Money;
}

/** What was used and has no price in the list: it is not in the total. */
export interface Unpriced {
  readonly provider: UsageOwner['provider'];
  readonly region: string;
  readonly sku: string;
  readonly measure: Measure;
  readonly quantity: bigint;
  readonly resources: readonly string[];
}

/** What a stretch of time cost. The lines sum to the total exactly, and so do any groups of them. */
export interface Bill {
  readonly period: Period;
  readonly lines: readonly BillLine[];
  readonly total: Money;
  readonly unpriced: readonly Unpriced[];
  /** The rows of the price list that it was made from, in their order there. */
  readonly rows: readonly PriceRow[];
}

/**
 * The bill of what was used, for a stretch of whole days (a month, as a rule). List prices of `book`, no discounts, no tax.
 * It depends on nothing but its arguments, and not on the order of `usages`.
 * @param usages all of the months that the stretch touches: steps of a price are counted from the first day of a month
 */
export function billOf(usages: readonly Usage[], book: PriceBook, period: Period): Bill {
  const meter = new Meter(book, period);
  for (const usage of usages)
    if (usage.kind === 'machine' || usage.kind === 'time' || usage.kind === 'storage') meter.add(usage);
  const charges = [
    ...meter.charges(),
    ...usages.flatMap((usage) => (usage.kind === 'job' ? [chargeJob(usage, book)] : [])),
    ...chargeEgress(
      usages.filter((usage) => usage.kind === 'egress'),
      book,
    ),
  ].filter(({ at, quantity }) => at >= period.from && at < period.to && quantity > 0n);
  const lines = gathered(charges);
  const used = new Set(charges.flatMap(({ price }) => price?.rows ?? []));
  return {
    period,
    lines,
    total: sumOf(lines.map(({ money }) => money)),
    unpriced: unpricedOf(charges),
    rows: book.rows.filter((row) => used.has(row)),
  };
}

/** Charges of the same thing on the same day as one line, in an order of their own. */
function gathered(charges: readonly Charge[]): BillLine[] {
  const lines = new Map<string, BillLine>();
  for (const { owner, day, sku, measure, quantity, money, price } of charges) {
    if (price === null) continue;
    const { provider, account, region, service, resource, tags } = owner;
    const key = `${day}\u0000${ownerKey(owner)}\u0000${sku}`;
    const before = lines.get(key);
    lines.set(key, {
      provider,
      account,
      region,
      service,
      resource,
      tags,
      day,
      sku,
      measure,
      quantity: (before?.quantity ?? 0n) + quantity,
      money: (before?.money ?? 0n) + money,
    });
  }
  return [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}

function unpricedOf(charges: readonly Charge[]): Unpriced[] {
  const found = new Map<string, Unpriced>();
  for (const { owner, sku, measure, quantity, price } of charges) {
    if (price !== null) continue;
    const { provider, region, resource } = owner;
    const key = `${provider} ${region} ${sku}`;
    const before = found.get(key);
    found.set(key, {
      provider,
      region,
      sku,
      measure,
      quantity: (before?.quantity ?? 0n) + quantity,
      resources: [...new Set([...(before?.resources ?? []), resource])].sort(),
    });
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
