import { LIST_PRICE_WORDS, type PriceSource, sourcesOf, unpricedWords } from '../bill/basis';
import type { Bill } from '../bill/bill';
import { type Cut, cutBill, tagNames } from '../bill/cut';
import { type Money, microOf } from '../money/money';

/** Part of a bill. Money is in micro-dollars. */
export interface PartView {
  readonly name: string;
  readonly micro: number;
  /** The same for each day of `BillView.days`. */
  readonly daily: readonly number[];
  readonly lines: readonly LineView[];
}

/** What one resource used of one thing. */
export interface LineView {
  readonly account: string;
  readonly provider: string;
  readonly region: string;
  readonly service: string;
  readonly resource: string;
  readonly sku: string;
  /** In words: `12.5 h`, `3.2 GB-months`. */
  readonly used: string;
  readonly micro: number;
}

/** Where the prices of a total are from, and what it lacks. */
export interface BasisView {
  /** What has to stand beside it. */
  readonly words: string;
  readonly sources: readonly PriceSource[];
  readonly unpriced: readonly { readonly what: string; readonly resources: readonly string[] }[];
}

/** A bill that is taken apart one way. */
export interface BillView {
  readonly micro: number;
  readonly parts: readonly PartView[];
  /** Days of the month that have a cost, in order. */
  readonly days: readonly string[];
  readonly tags: readonly string[];
  readonly basis: BasisView;
}

/** The most parts that have lines of their own; a bill of more is better cut another way. */
const MOST_PARTS = 200;

/** What a total has to say of itself. */
export const basisView = ({ rows, unpriced }: Pick<Bill, 'rows' | 'unpriced'>): BasisView => ({
  words: LIST_PRICE_WORDS,
  sources: sourcesOf(rows),
  unpriced: unpriced.map((one) => ({ what: unpricedWords(one), resources: one.resources })),
});

/** A bill, taken apart by a cut, as a panel shows it. */
export function billView(bill: Bill, cut: Cut): BillView {
  const days = cutBill(bill.lines, 'day').map(({ name }) => name);
  return {
    micro: microOf(bill.total),
    days,
    tags: tagNames(bill.lines),
    basis: basisView(bill),
    parts: cutBill(bill.lines, cut)
      .slice(0, MOST_PARTS)
      .map(({ name, money, lines }) => ({
        name,
        micro: microOf(money),
        daily: dailyOf(lines, days),
        lines: linesOf(lines),
      })),
  };
}

function dailyOf(lines: Bill['lines'], days: readonly string[]): number[] {
  const byDay = new Map<string, Money>();
  for (const { day, money } of lines) byDay.set(day, (byDay.get(day) ?? 0n) + money);
  return days.map((day) => microOf(byDay.get(day) ?? 0n));
}

/** Lines of the same thing on different days as one. */
function linesOf(lines: Bill['lines']): LineView[] {
  const found = new Map<string, { readonly line: Bill['lines'][number]; money: Money; quantity: bigint }>();
  for (const line of lines) {
    const key = [line.account, line.region, line.service, line.resource, line.sku].join('\u0000');
    const before = found.get(key);
    if (before) {
      before.money += line.money;
      before.quantity += line.quantity;
    } else found.set(key, { line, money: line.money, quantity: line.quantity });
  }
  return [...found.values()]
    .sort((a, b) => (a.money > b.money ? -1 : a.money < b.money ? 1 : 0))
    .map(({ line, money, quantity }) => ({
      account: line.account,
      provider: line.provider,
      region: line.region,
      service: line.service,
      resource: line.resource,
      sku: line.sku,
      used: usedWords(line.measure, quantity),
      micro: microOf(money),
    }));
}

const GB = 2 ** 30;
const MONTH_SECONDS = (86_400 * 365) / 12;

const short = (value: number) =>
  value === 0 ? '0' : value < 0.001 ? '< 0.001' : String(Number(value.toPrecision(value < 1 ? 2 : 4)));

/** A quantity in the unit that it is sold by; a GB-month of words has the mean month of a year. */
function usedWords(measure: Bill['lines'][number]['measure'], quantity: bigint): string {
  const value = Number(quantity);
  if (measure === 'seconds') return `${short(value / 3600)} h`;
  if (measure === 'minutes') return `${value} min`;
  if (measure === 'bytes') return `${short(value / GB)} GB`;
  return `${short(value / GB / MONTH_SECONDS)} GB-months`;
}
