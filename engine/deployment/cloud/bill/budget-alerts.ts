import { ATOMS_PER_NANO, type Money, nanoOf, sumOf } from '../money/money';
import type { Bill, BillLine } from './bill';
import { cutBill } from './cut';

/** A budget of a month, with what a bill says of it. */
export interface BudgetInput {
  readonly name: string;
  /** The name of the account that it is for; null: all. */
  readonly account: string | null;
  readonly usd: number;
  readonly thresholds: readonly number[];
}

/** A threshold of a budget that was reached, or will be. */
export interface BudgetAlert {
  readonly percent: number;
  /** `forecast`: it has not been reached, but will be by the end of the month if nothing changes. */
  readonly kind: 'actual' | 'forecast';
  /** The day on which it was reached, or is expected to be. */
  readonly day: string;
}

export interface BudgetState {
  readonly name: string;
  readonly account: string | null;
  readonly limit: Money;
  readonly spent: Money;
  readonly forecast: Money;
  /** By percent. */
  readonly alerts: readonly BudgetAlert[];
}

/**
 * Where a budget stands.
 * @param bill of the month up to now
 * @param forecast of the whole month
 */
export function budgetState(budget: BudgetInput, bill: Bill, forecast: Bill): BudgetState {
  const own = ({ lines }: Bill) =>
    lines.filter(({ account }) => budget.account === null || account === budget.account);
  const limit = (nanoOf(budget.usd) ?? 0n) * ATOMS_PER_NANO;
  const spent = own(bill);
  const expected = own(forecast);
  const alerts = [...budget.thresholds]
    .sort((a, b) => a - b)
    .flatMap((percent): BudgetAlert[] => {
      const at = (limit * BigInt(percent)) / 100n;
      const reached = dayReached(spent, at);
      if (reached !== null) return [{ percent, kind: 'actual', day: reached }];
      const ahead = dayReached(expected, at);
      return ahead === null ? [] : [{ percent, kind: 'forecast', day: ahead }];
    });
  const { name, account } = budget;
  return { name, account, limit, spent: moneyOf(spent), forecast: moneyOf(expected), alerts };
}

const moneyOf = (lines: readonly BillLine[]) => sumOf(lines.map(({ money }) => money));

/** The first day by whose end so much had been spent; null: never. */
function dayReached(lines: readonly BillLine[], amount: Money): string | null {
  let sum = 0n;
  for (const { name, money } of cutBill(lines, 'day')) {
    sum += money;
    if (sum >= amount) return name;
  }
  return null;
}
