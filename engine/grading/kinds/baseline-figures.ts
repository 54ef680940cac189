/** One sale of a price list. */
export interface Sale {
  readonly year: number;
  /** Dollars. */
  readonly price: number;
}

/** A figure under the name of how it was come by; the right one is the first of its list. */
export type Candidates = readonly (readonly [name: string, value: number])[];

/** Two figures are the same within this share: the two usual medians of an even list differ by less. */
const SAME = 0.003;

/** Every way that people take to the one number shown beside all houses; `cut` is the first held-out year. */
export function estimateCandidates(sales: readonly Sale[], cut: number): Candidates {
  const past = pricesOf(sales, (year) => year < cut);
  const later = pricesOf(sales, (year) => year >= cut);
  const all = pricesOf(sales, () => true);
  const tooFar = pricesOf(sales, (year) => year <= cut);
  return [
    ['median-of-past', median(past)],
    ['mean-of-past', mean(past)],
    ['median-of-all', median(all)],
    ['mean-of-all', mean(all)],
    ['median-of-later', median(later)],
    ['mean-of-later', mean(later)],
    ['median-with-cut-year', median(tooFar)],
    [
      'sorted-as-text',
      median(
        [...past].sort((a, b) => (String(a) < String(b) ? -1 : 1)),
        true,
      ),
    ],
    ['middle-of-range', (Math.min(...past) + Math.max(...past)) / 2],
  ];
}

/** Every way to sum up, in dollars, how far `estimate` is from the prices. */
export function errorCandidates(sales: readonly Sale[], cut: number, estimate: number): Candidates {
  const misses = (prices: readonly number[]) => prices.map((price) => Math.abs(estimate - price));
  const later = misses(pricesOf(sales, (year) => year >= cut));
  const past = misses(pricesOf(sales, (year) => year < cut));
  const all = misses(pricesOf(sales, () => true));
  const signed = (prices: readonly number[]) => mean(prices.map((price) => estimate - price));
  const laterSigned = signed(pricesOf(sales, (year) => year >= cut));
  const rootMeanSquare = (values: readonly number[]) => Math.sqrt(mean(values.map((value) => value ** 2)));
  return [
    ['mean-absolute', mean(later)],
    ['root-mean-square', rootMeanSquare(later)],
    ['mean-square', mean(later.map((value) => value ** 2))],
    ['median-absolute', median(later)],
    ['signed', laterSigned],
    ['signed', -laterSigned],
    ['signed', signed(pricesOf(sales, () => true))],
    ['signed', signed(pricesOf(sales, (year) => year < cut))],
    ['of-past', mean(past)],
    ['of-past', rootMeanSquare(past)],
    ['of-all', mean(all)],
    ['of-all', rootMeanSquare(all)],
  ];
}

/** Every way to say the error as a percentage. */
export function percentCandidates(sales: readonly Sale[], cut: number, estimate: number): Candidates {
  const later = pricesOf(sales, (year) => year >= cut);
  const misses = later.map((price) => Math.abs(estimate - price));
  const ofPrice = mean(misses.map((miss, i) => miss / later[i]!));
  const past = pricesOf(sales, (year) => year < cut);
  return [
    ['of-each-price', 100 * ofPrice],
    ['fraction', ofPrice],
    ['of-the-estimate', (100 * mean(misses)) / estimate],
    ['of-the-mean-price', (100 * mean(misses)) / mean(later)],
    ['of-the-mean-price', (100 * mean(misses)) / median(later)],
    ['of-past', 100 * mean(past.map((price) => Math.abs(estimate - price) / price))],
  ];
}

/** Every way to say for how many houses the estimate was too high. */
export function tooHighCandidates(sales: readonly Sale[], cut: number, estimate: number): Candidates {
  const later = pricesOf(sales, (year) => year >= cut);
  const past = pricesOf(sales, (year) => year < cut);
  const above = (prices: readonly number[]) => mean(prices.map((price) => (estimate > price ? 1 : 0)));
  return [
    ['too-high', 100 * above(later)],
    ['fraction', above(later)],
    ['too-low', 100 * (1 - above(later))],
    ['count', above(later) * later.length],
    ['of-past', 100 * above(past)],
  ];
}

/** The name of the first candidate that `value` is; `other` when it is none. */
export function nameOf(value: number, candidates: Candidates): string {
  const found = candidates.find(
    ([, candidate]) => Math.abs(value - candidate) <= SAME * Math.abs(candidate) + 1e-6,
  );
  return found?.[0] ?? 'other';
}

function pricesOf(sales: readonly Sale[], takes: (year: number) => boolean): number[] {
  return sales.filter(({ year }) => takes(year)).map(({ price }) => price);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The median; with `asIs` the middle of the list in the order that it has. */
function median(values: readonly number[], asIs = false): number {
  const sorted = asIs ? values : [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
