import { atLeast, type DriftTest } from '../drift-test';
import { sharesOf } from '../shares';

const sum = (values: ArrayLike<number>, of: (at: number) => number): number => {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += of(i);
  return total;
};

const shared = {
  kinds: ['num', 'cat'],
  measure: 'distance',
  defaultThreshold: 0.1,
  isDrift: atLeast,
} as const;

/** PSI = Σ(p − q)·ln(p/q), the population stability index. */
export const populationStability: DriftTest = {
  ...shared,
  name: 'psi',
  displayName: 'PSI',
  compare: (reference, current) => {
    const { reference: p, current: q } = sharesOf(reference, current, true);
    return { score: sum(p, (i) => (p[i]! - q[i]!) * Math.log(p[i]! / q[i]!)) };
  },
};

/** KL = Σ p·ln(p/q), after p and q are made to add up to 1 again. */
export const kullbackLeibler: DriftTest = {
  ...shared,
  name: 'kl_div',
  displayName: 'Kullback-Leibler divergence',
  compare: (reference, current) => {
    const { reference: p, current: q } = sharesOf(reference, current, true);
    return { score: relativeEntropy(normed(p), normed(q)) };
  },
};

/** The Jensen–Shannon distance √((KL(p‖m) + KL(q‖m))/2), m = (p + q)/2, natural logarithm. */
export const jensenShannon: DriftTest = {
  ...shared,
  name: 'jensenshannon',
  displayName: 'Jensen-Shannon distance',
  compare: (reference, current) => {
    const shares = sharesOf(reference, current, false);
    const p = normed(shares.reference);
    const q = normed(shares.current);
    const middle = p.map((share, i) => (share + q[i]!) / 2);
    const divergence = (relativeEntropy(p, middle) + relativeEntropy(q, middle)) / 2;
    return { score: Math.sqrt(Math.max(0, divergence)) };
  },
};

function normed(shares: Float64Array): Float64Array {
  const total = sum(shares, (i) => shares[i]!);
  return shares.map((share) => share / total);
}

function relativeEntropy(p: Float64Array, q: Float64Array): number {
  return sum(p, (i) => (p[i] === 0 ? 0 : p[i]! * Math.log(p[i]! / q[i]!)));
}
