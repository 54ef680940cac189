import { apportion } from '@/engine/deployment/cloud/money/apportion';

const MICRO = 1_000_000;
const CENTS = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const FINE = new Intl.NumberFormat('en-US', { minimumFractionDigits: 4, maximumFractionDigits: 4 });

/** How finely amounts are shown that stand together: in cents, or finer where all of it is little. */
const unitOf = (micro: number): number => (micro === 0 || micro >= MICRO ? 10_000 : 100);

const textOf = (units: number, unit: number) =>
  `$${(unit === 100 ? FINE : CENTS).format((units * unit) / MICRO)}`;

/** An amount in dollars: `$71.42`; below a dollar `$0.0960`. */
export function dollars(micro: number): string {
  const unit = unitOf(micro);
  return textOf(Math.round(micro / unit), unit);
}

/** Amounts that stand under one another, and their sum: all rounded alike, so that what is shown adds up. */
export function dollarColumn(parts: readonly number[]): {
  readonly parts: readonly string[];
  readonly total: string;
} {
  const unit = unitOf(parts.reduce((sum, part) => sum + part, 0));
  const rounded = apportion(parts, unit);
  return { parts: rounded.parts.map((part) => textOf(part, unit)), total: textOf(rounded.total, unit) };
}
