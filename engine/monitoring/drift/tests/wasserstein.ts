import { above, atLeast, type DriftTest } from '../drift-test';
import { sortedPair, walkTogether } from './sorted-pair';

/** ∫|F − G|ᵖ over the pooled values. */
function distributionGap(first: Float64Array, second: Float64Array, power: 1 | 2): number {
  let sum = 0;
  walkTogether(first, second, (value, f, g, next) => {
    if (!Number.isNaN(next)) sum += Math.abs(f - g) ** power * (next - value);
  });
  return sum;
}

function populationDeviation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

/** W₁ = ∫|F − G|, in standard deviations of the reference (of the population, at least 0.001). */
export const wasserstein: DriftTest = {
  name: 'wasserstein',
  displayName: 'Wasserstein distance (normed)',
  kinds: ['num'],
  measure: 'distance',
  defaultThreshold: 0.1,
  isDrift: atLeast,
  compare: (reference, current) => {
    const [first, second] = sortedPair(reference, current);
    const norm = Math.max(populationDeviation(first), 0.001);
    return { score: distributionGap(first, second, 1) / norm };
  },
};

/** √(2∫(F − G)²): SciPy's `energy_distance` (G. J. Székely, E-statistics, 2002). In the units of √value. */
export const energyDistance: DriftTest = {
  name: 'ed',
  displayName: 'Energy-distance',
  kinds: ['num'],
  measure: 'distance',
  defaultThreshold: 0.1,
  isDrift: above,
  compare: (reference, current) => {
    const [first, second] = sortedPair(reference, current);
    return { score: Math.sqrt(2 * distributionGap(first, second, 2)) };
  },
};
