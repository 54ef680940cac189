import { below, type DriftTest } from '../drift-test';
import { sortedPair } from './sorted-pair';

/** Critical values of two samples (table 2 of Scholz and Stephens with m = 1) at 25 % and 0.1 %. */
const LEAST = { critical: 0.325, chance: 0.25 };
const MOST = { critical: 6.546, chance: 0.001 };
/** ln p as a parabola of the statistic: least squares over the seven critical values of the table. */
const PARABOLA = { square: 0.018198094574111343, slope: -1.0082265644652515, start: -1.077770279820486 };

/**
 * The Anderson–Darling test of two samples with midranks (F. W. Scholz and M. A. Stephens, K-sample Anderson–Darling tests,
 * JASA 82, 1987). Its p-value is interpolated from their table, and so never below 0.001 or above 0.25.
 */
export const andersonDarling: DriftTest = {
  name: 'anderson',
  displayName: 'Anderson-Darling',
  kinds: ['num'],
  measure: 'p-value',
  defaultThreshold: 0.1,
  isDrift: below,
  compare: (reference, current) => {
    const [first, second] = sortedPair(reference, current);
    const statistic =
      (midrankStatistic(first, second) - 1) / Math.sqrt(variance(first.length, second.length));
    if (statistic < LEAST.critical) return { score: LEAST.chance, statistic };
    if (statistic > MOST.critical) return { score: MOST.chance, statistic };
    const logChance = PARABOLA.start + statistic * (PARABOLA.slope + statistic * PARABOLA.square);
    return { score: Math.exp(logChance), statistic };
  },
};

/** Equation 7 of the paper. */
function midrankStatistic(first: Float64Array, second: Float64Array): number {
  const total = first.length + second.length;
  let sum = 0;
  let i = 0;
  let j = 0;
  while (i < first.length || j < second.length) {
    const value = Math.min(first[i] ?? Number.POSITIVE_INFINITY, second[j] ?? Number.POSITIVE_INFINITY);
    const [fromI, fromJ] = [i, j];
    while (first[i] === value) i++;
    while (second[j] === value) j++;
    const size = i - fromI + j - fromJ;
    const before = fromI + fromJ + size / 2;
    const weight = size / total / (before * (total - before) - (total * size) / 4);
    sum += (weight * (total * ((fromI + i) / 2) - before * first.length) ** 2) / first.length;
    sum += (weight * (total * ((fromJ + j) / 2) - before * second.length) ** 2) / second.length;
  }
  return (sum * (total - 1)) / total;
}

/** Equation 4 of the paper, for two samples. */
function variance(n1: number, n2: number): number {
  const n = n1 + n2;
  const inverse = 1 / n1 + 1 / n2;
  let h = 0;
  let g = 0;
  for (let i = n - 1; i >= 2; i--) {
    h += 1 / i;
    g += h / (n - i + 1);
  }
  h += 1;
  const a = 4 * g - 6 + (10 - 6 * g) * inverse;
  const b = (2 * g - 4) * 4 + 16 * h + (2 * g - 14 * h - 4) * inverse - 8 * h + 4 * g - 6;
  const c = (6 * h + 2 * g - 2) * 4 + (4 * h - 4 * g + 6) * 2 + (2 * h - 6) * inverse + 4 * h;
  const d = (2 * h + 6) * 4 - 8 * h;
  return (a * n ** 3 + b * n ** 2 + c * n + d) / ((n - 1) * (n - 2) * (n - 3));
}
