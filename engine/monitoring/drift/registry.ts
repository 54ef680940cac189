import { MonitoringError } from '../errors';
import type { DriftTest } from './drift-test';
import type { FeatureKind } from './sample';
import { andersonDarling } from './tests/anderson-darling';
import { chiSquare, fisherExact, gTest, zTest } from './tests/contingency';
import { cramerVonMises } from './tests/cramer-von-mises';
import { jensenShannon, kullbackLeibler, populationStability } from './tests/divergences';
import { eppsSingleton } from './tests/epps-singleton';
import { hellinger } from './tests/hellinger';
import { kolmogorovSmirnov } from './tests/kolmogorov-smirnov';
import { mannWhitney, studentT } from './tests/means-and-ranks';
import { maximumMeanDiscrepancy, totalVariation } from './tests/permutation';
import { energyDistance, wasserstein } from './tests/wasserstein';

/** Every test that there is. */
export const DRIFT_TESTS: readonly DriftTest[] = [
  kolmogorovSmirnov,
  chiSquare,
  zTest,
  wasserstein,
  jensenShannon,
  populationStability,
  kullbackLeibler,
  hellinger,
  energyDistance,
  totalVariation,
  andersonDarling,
  cramerVonMises,
  eppsSingleton,
  fisherExact,
  gTest,
  maximumMeanDiscrepancy,
  mannWhitney,
  studentT,
];

/**
 * The test of this name, for a column of this kind.
 * @throws MonitoringError that lists what there is, or the kinds that the test takes.
 */
export function driftTestNamed(name: string, kind: FeatureKind): DriftTest {
  const test = DRIFT_TESTS.find((candidate) => candidate.name === name);
  if (!test) {
    const names = DRIFT_TESTS.filter(({ kinds }) => kinds.includes(kind)).map((known) => known.name);
    throw new MonitoringError(
      'drift-test-unknown',
      `There is no drift test ${JSON.stringify(name)}. For a ${kind} column there are: ${names.join(', ')}.`,
    );
  }
  if (test.kinds.includes(kind)) return test;
  throw new MonitoringError(
    'drift-test-unknown',
    `The drift test ${name} takes ${test.kinds.join(' or ')} columns, and this one is ${kind}. Choose another test for it.`,
  );
}
