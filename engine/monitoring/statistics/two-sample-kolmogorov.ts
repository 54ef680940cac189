import { kolmogorovUpper } from './kolmogorov';

/** Above this size of the larger sample the exact p-value is not computed; SciPy's own limit. */
const EXACT_LIMIT = 10_000;

/**
 * The two-sided p-value of the two-sample Kolmogorov–Smirnov statistic D = sup|F−G|, as `scipy.stats.ks_2samp` with
 * `method="auto"`: the exact share of lattice paths that leave the band (J. L. Hodges, The significance probability of the
 * Smirnov two-sample test, 1958) while no sample has more than 10,000 values, else that of one sample of n₁n₂/(n₁+n₂).
 */
export function twoSampleKolmogorov(d: number, n1: number, n2: number): number {
  if (Math.max(n1, n2) > EXACT_LIMIT) return kolmogorovUpper(d, Math.round((n1 * n2) / (n1 + n2)));
  const common = greatestCommonDivisor(n1, n2);
  const steps = Math.round(d * (n1 / common) * n2);
  if (steps === 0) return 1;
  const chance = n1 === n2 ? outsideSquare(n1, steps) : outsideBand(n1, n2, common, steps);
  return Math.min(1, Math.max(0, chance));
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** Equal sizes: 2·[C(2n,n−h) − C(2n,n−2h) + …]/C(2n,n) from within, so that nothing cancels. */
function outsideSquare(n: number, h: number): number {
  let chance = 0;
  for (let k = Math.floor(n / h); k >= 0; k--) {
    let term = 1;
    for (let j = 0; j < h; j++) term *= (n - k * h - j) / (n + k * h + j + 1);
    chance = term * (1 - chance);
  }
  return 2 * chance;
}

/** The share of paths from (0,0) to (n1,n2) that leave |x/n1 − y/n2| < h/lcm, one column of the lattice at a time. */
function outsideBand(n1: number, n2: number, common: number, h: number): number {
  const long = Math.max(n1, n2);
  const short = Math.min(n1, n2);
  const longStep = long / common;
  const shortStep = short / common;
  let low = 0;
  let high = Math.min(Math.ceil(h / longStep), short + 1);
  let length = high;
  const outside = new Float64Array(Math.min(2 * high + 2, short + 1) + 1).fill(1);
  outside.fill(0, 0, high);
  for (let x = 1; x <= long; x++) {
    const lastLow = low;
    const lastLength = length;
    low = Math.min(Math.max(Math.floor((shortStep * x - h) / longStep) + 1, 0), short);
    high = Math.min(Math.ceil((shortStep * x + h) / longStep), short + 1);
    if (high <= low) return 1;
    let value = low === 0 ? 0 : 1;
    for (let y = low; y < high; y++) {
      value = (outside[y - lastLow]! * x + value * y) / (x + y);
      outside[y - low] = value;
    }
    length = high - low;
    if (lastLength > length) outside.fill(1, length, lastLength);
  }
  return outside[length - 1]!;
}
