/**
 * Money as a whole number of atoms, so that sums are exact however they are cut. A dollar has as many atoms as make every
 * charge whole: prices go to 10⁻⁹ dollars, time is counted in seconds of an hour, storage in byte-seconds of a month of
 * 28 to 31 days, traffic in bytes of a GB. (A GB of a bill is 2³⁰ bytes on all three clouds.)
 */
export type Money = bigint;

/** Bytes of a GB on a bill. */
export const GB = 2n ** 30n;
export const DAY_SECONDS = 86_400n;
/** The least common multiple of 28, 29, 30 and 31. */
const MONTH_DAYS = 377_580n;

/** Atoms of 10⁻⁹ dollars. */
export const ATOMS_PER_NANO = GB * DAY_SECONDS * MONTH_DAYS;
export const ATOMS_PER_USD = 1_000_000_000n * ATOMS_PER_NANO;
const ATOMS_PER_MICRO = 1000n * ATOMS_PER_NANO;

/** A price in 10⁻⁹ dollars; null: it is no number, is below 0, or has more than nine decimals. */
export function nanoOf(usd: number): bigint | null {
  if (!Number.isFinite(usd) || usd < 0 || usd > 1e6) return null;
  const text = usd.toFixed(9);
  return Number(text) === usd ? BigInt(text.replace('.', '')) : null;
}

/** Divides and rounds to the nearest whole number, a half away from zero. */
export function roundedDivision(value: bigint, by: bigint): bigint {
  const half = value < 0n ? -(by / 2n) : by / 2n;
  return (value + half) / by;
}

/** Whole micro-dollars, rounded. Exact as a number up to nine thousand million dollars. */
export const microOf = (money: Money): number => Number(roundedDivision(money, ATOMS_PER_MICRO));

/** A sum as text without a sign of currency: `0.096000`. */
export function usdText(money: Money, digits = 2): string {
  const scale = 10n ** BigInt(digits);
  const units = roundedDivision(money * scale, ATOMS_PER_USD);
  const [sign, size] = units < 0n ? ['-', -units] : ['', units];
  const fraction = digits === 0 ? '' : `.${String(size % scale).padStart(digits, '0')}`;
  return `${sign}${size / scale}${fraction}`;
}

/** The sum of amounts. */
export const sumOf = (amounts: Iterable<Money>): Money => {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total;
};
