/**
 * The lab's clouds as other domains meet them: what was used in, a bill out. All of it is pure; times are milliseconds since
 * the epoch, money is exact.
 *
 * @example
 * const usage = replicaUsage(windows, { sku: 'm5.large', market: 'on-demand' }, owner);
 * const bill = billOf(usage, labPrices(), monthPeriod('2026-03'));
 * usdText(bill.total); // '71.42'
 */
export { type Bill, type BillLine, billOf, type Unpriced } from './bill/bill';
export { type Cut, cutBill, type Part } from './bill/cut';
export type { Usage, UsageOwner } from './bill/usage';
export { monthPeriod, type Period } from './money/calendar';
export { type Money, microOf, usdText } from './money/money';
export { labPrices, pricesOf } from './prices/lab-prices';
export type { PriceBook } from './prices/price-book';
export { type ReplicaWindows, replicaUsage } from './usage/replica-usage';
