import { MonitoringError } from '../../errors';
import { logGamma, scaledBesselK } from '../../statistics/distributions';
import { atMost, type DriftTest } from '../drift-test';
import { exactCramerVonMises } from './exact-cramer-von-mises';
import { pooledRanks, sortedPair } from './sorted-pair';

/** Up to this size of the larger sample the p-value is exact, as in SciPy. */
const EXACT_SIZE = 20;

/**
 * The two-sample Cramér–von Mises test, T = U/(n₁n₂(n₁+n₂)) − (4n₁n₂ − 1)/(6(n₁+n₂)) with
 * U = n₁Σ(rᵢ − i)² + n₂Σ(sⱼ − j)² (T. W. Anderson, On the distribution of the two-sample Cramér–von Mises criterion, 1962).
 */
export const cramerVonMises: DriftTest = {
  name: 'cramer_von_mises',
  displayName: 'Cramer-von Mises',
  kinds: ['num'],
  measure: 'p-value',
  defaultThreshold: 0.1,
  isDrift: atMost,
  compare: (reference, current) => {
    const [first, second] = sortedPair(reference, current);
    const [n1, n2] = [first.length, second.length];
    if (n1 < 2 || n2 < 2)
      throw new MonitoringError(
        'drift-input',
        `The Cramér–von Mises test wants two values of each; there are ${n1} and ${n2}.`,
      );
    const ranks = pooledRanks(first, second);
    const squares = (of: Float64Array) => of.reduce((sum, rank, i) => sum + (rank - i - 1) ** 2, 0);
    const u = n1 * squares(ranks.first) + n2 * squares(ranks.second);
    const product = n1 * n2;
    const n = n1 + n2;
    const statistic = u / (product * n) - (4 * product - 1) / (6 * n);
    if (Math.max(n1, n2) <= EXACT_SIZE) return { score: exactCramerVonMises(u, n1, n2), statistic };
    const mean = (1 + 1 / n) / 6;
    const variance =
      ((n + 1) * (4 * product * n - 3 * (n1 ** 2 + n2 ** 2) - 2 * product)) / (45 * n ** 2 * 4 * product);
    return { score: limitUpper(1 / 6 + (statistic - mean) / Math.sqrt(45 * variance)), statistic };
  },
};

/**
 * 1 − the limiting distribution: Σₖ Γ(k+½)/(Γ(k+1)·π^1.5·√x)·√y·e^(−q)·K_¼(q), y = 4k+1, q = y²/16x (S. Csörgő and
 * J. Faraway, 1996, eq. 1.3). The sum ends at the first term below 1e-7, as SciPy's does.
 */
function limitUpper(x: number): number {
  if (x < 0.003) return 1;
  let sum = 0;
  for (let k = 0; ; k++) {
    const y = 4 * k + 1;
    const q = y ** 2 / (16 * x);
    const scale = Math.exp(logGamma(k + 0.5) - logGamma(k + 1)) / (Math.PI ** 1.5 * Math.sqrt(x));
    const term = scale * Math.sqrt(y) * Math.exp(-2 * q) * scaledBesselK(0.25, q);
    sum += term;
    if (Math.abs(term) < 1e-7) return Math.max(0, 1 - sum);
  }
}
