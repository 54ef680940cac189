import { twoSampleKolmogorov } from '../../statistics/two-sample-kolmogorov';
import { atMost, type DriftTest } from '../drift-test';
import { sortedPair, walkTogether } from './sorted-pair';

/** D = sup|F − G| of the two empirical distribution functions. */
export const kolmogorovSmirnov: DriftTest = {
  name: 'ks',
  displayName: 'K-S p_value',
  kinds: ['num'],
  measure: 'p-value',
  defaultThreshold: 0.05,
  isDrift: atMost,
  compare: (reference, current) => {
    const [first, second] = sortedPair(reference, current);
    let statistic = 0;
    walkTogether(first, second, (_value, f, g) => {
      statistic = Math.max(statistic, Math.abs(f - g));
    });
    return { score: twoSampleKolmogorov(statistic, first.length, second.length), statistic };
  },
};
