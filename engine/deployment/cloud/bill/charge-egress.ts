import { dayOf, monthOf } from '../money/calendar';
import { ATOMS_PER_NANO, GB } from '../money/money';
import type { PriceBook, Tier } from '../prices/price-book';
import type { Charge } from './charge';
import { tagsText } from './owner-key';
import type { Usage } from './usage';

type EgressUsage = Extract<Usage, { kind: 'egress' }>;

const ATOMS_PER_NANO_BYTE = ATOMS_PER_NANO / GB;

const textOrder = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** In time; what went at the same moment by its place and name, so that the order of a list does not matter. */
const inOrder = (a: EgressUsage, b: EgressUsage): number =>
  a.at - b.at ||
  textOrder(a.region, b.region) ||
  textOrder(a.resource, b.resource) ||
  textOrder(tagsText(a.tags), tagsText(b.tags));

/**
 * What traffic to the internet costs. The steps of its price are counted for each account and month, from its first day: so
 * all traffic of a month has to be given, however short the stretch that is looked at.
 */
export function chargeEgress(usages: readonly EgressUsage[], book: PriceBook): Charge[] {
  const sent = new Map<string, bigint>();
  return [...usages].sort(inOrder).flatMap((usage) => {
    const month = `${usage.provider} ${usage.account} ${monthOf(usage.at)}`;
    const before = sent.get(month) ?? 0n;
    const after = before + BigInt(usage.bytes);
    sent.set(month, after);
    const base = { owner: usage, day: dayOf(usage.at), at: usage.at, measure: 'bytes' as const };
    const tiers = book.egressTiers(usage.provider, usage.region);
    if (tiers === null) return [{ ...base, sku: 'egress', quantity: after - before, price: null, money: 0n }];
    return tiers.flatMap((tier, at): Charge[] => {
      const quantity = overlap(before, after, tier, tiers[at + 1]);
      if (quantity === 0n) return [];
      const money = tier.nano * quantity * ATOMS_PER_NANO_BYTE;
      return [{ ...base, sku: `egress/${tier.fromGb}`, quantity, price: tier, money }];
    });
  });
}

/** Bytes between two counts of a month that fall into a step. */
function overlap(before: bigint, after: bigint, tier: Tier, next: Tier | undefined): bigint {
  const start = BigInt(tier.fromGb) * GB;
  const low = before > start ? before : start;
  const end = next === undefined ? after : BigInt(next.fromGb) * GB;
  const high = after < end ? after : end;
  return high > low ? high - low : 0n;
}
