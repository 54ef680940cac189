import { LIST_PRICE_WORDS, sourceLine, sourcesOf, unpricedWords } from '../bill/basis';
import { type Bill, billOf } from '../bill/bill';
import type { Usage } from '../bill/usage';
import type { Period } from '../money/calendar';
import { pricesOf } from '../prices/lab-prices';
import { spotAssumptionsOf } from '../usage/assumptions';
import { forecastUsage } from '../usage/forecast-usage';
import { usageOf } from '../usage/usage-of-state';
import type { CommandCall } from './command';

/** What an account, or all, has used up to now, or will have by the end of the month. */
export function usageOfCall(
  { io, store, now }: Pick<CommandCall, 'io' | 'store' | 'now'>,
  account: string | null,
  isForecast = false,
): Usage[] {
  const assumed = spotAssumptionsOf(io.fs);
  const used = isForecast ? forecastUsage(store.state, now, assumed) : usageOf(store.state, now, assumed);
  return account === null ? used : used.filter((usage) => usage.account === account);
}

/** The bill of an account, or of all, at the prices of the project. */
export function billOfCall(
  call: Pick<CommandCall, 'io' | 'store' | 'now'>,
  account: string | null,
  period: Period,
  isForecast = false,
): Bill {
  return billOf(usageOfCall(call, account, isForecast), pricesOf(call.io.fs), period);
}

/** What goes with every total: what kind of price, from where and of when, and what is not in it. */
export function basisText({ rows, unpriced }: Pick<Bill, 'rows' | 'unpriced'>): string {
  const sources = sourcesOf(rows).map((source) => `  ${sourceLine(source)}\n`);
  const left = unpriced.map((one) => `  ${unpricedWords(one)} (${one.resources.join(', ')})\n`);
  return [
    `${LIST_PRICE_WORDS}${sources.length > 0 ? '; prices from\n' : '\n'}`,
    ...sources,
    ...(left.length > 0 ? ['not in the total, because the price list does not have it:\n', ...left] : []),
  ].join('');
}
