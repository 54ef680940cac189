const AMOUNT = /(?:\$|USD\s?)\s?(-?\d[\d,]*(?:\.\d+)?)|(-?\d[\d,]*(?:\.\d+)?)\s?(?:\$|USD|dollars)/gi;

/** An amount of money as a page shows it. */
export interface Amount {
  /** Dollars. */
  readonly value: number;
  readonly decimals: number;
}

/** The amounts of money in a text: `$181,234`, `$181,234.56`, `181,234 dollars`. */
export function amountsIn(text: string): Amount[] {
  return [...text.matchAll(AMOUNT)].map(([, after, before]) => {
    const digits = (after ?? before ?? '').replaceAll(',', '');
    return { value: Number(digits), decimals: digits.split('.')[1]?.length ?? 0 };
  });
}

/** Whether an amount is `expected`, in whole dollars or as exactly as it is written. */
export function showsAmount({ value, decimals }: Amount, expected: number): boolean {
  return Math.abs(value - expected) <= 0.5 / 10 ** Math.min(2, decimals) + 1e-6;
}

/** The amount nearest to `expected` by its ratio; null where there is none. */
export function nearestAmount(amounts: readonly Amount[], expected: number): number | null {
  const distance = ({ value }: Amount) => Math.abs(Math.log(Math.max(value, 1e-9) / expected));
  const [first, ...rest] = amounts;
  if (!first) return null;
  return rest.reduce((best, amount) => (distance(amount) < distance(best) ? amount : best), first).value;
}
