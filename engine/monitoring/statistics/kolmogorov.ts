import { logChoose } from './distributions';
import { durbinMatrix } from './durbin-matrix';
import { pelzGood } from './pelz-good';

/**
 * P(Dₙ ≥ d) of Kolmogorov's two-sided statistic of one sample of n: which of the known ways is exact enough where
 * follows R. Simard and P. L'Ecuyer, Computing the two-sided Kolmogorov–Smirnov distribution (J. Stat. Software 39, 2011),
 * as SciPy's `kstwo.sf` does. Absolute error below 1e-9, relative below 1e-6.
 */
export function kolmogorovUpper(d: number, n: number): number {
  if (d >= 1) return 0;
  const t = n * d;
  if (t <= 0.5) return 1;
  if (t >= n - 1) return 2 * (1 - d) ** n;
  const square = t * d;
  if (d >= 0.5 || (n <= 140 ? square > 4 : square >= 2.2)) return Math.min(1, 2 * smirnovUpper(d, n));
  const isMatrix = n <= 140 || (n <= 100_000 && n * d ** 1.5 <= 1.4);
  return Math.min(1, Math.max(0, 1 - (isMatrix ? durbinMatrix(d, n) : pelzGood(d, n))));
}

/**
 * P(Dₙ⁺ ≥ d) of Smirnov's one-sided statistic: d·Σⱼ C(n,j)·(d+j/n)^(j−1)·(1−d−j/n)^(n−j) for j ≤ n(1−d)
 * (Z. W. Birnbaum and F. H. Tingey, 1951); each term is positive, so no digits are lost.
 */
function smirnovUpper(d: number, n: number): number {
  let sum = 0;
  for (let j = 0; j <= n * (1 - d); j++) {
    const rest = 1 - d - j / n;
    if (rest <= 0 && j < n) continue;
    const tail = j === n ? 0 : (n - j) * Math.log(rest);
    sum += Math.exp(logChoose(n, j) + (j - 1) * Math.log(d + j / n) + tail);
  }
  return d * sum;
}
