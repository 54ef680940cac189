import type { DriftTest } from './drift-test';
import type { Sample } from './sample';
import { chiSquare, zTest } from './tests/contingency';
import { jensenShannon } from './tests/divergences';
import { kolmogorovSmirnov } from './tests/kolmogorov-smirnov';
import { wasserstein } from './tests/wasserstein';

/** Up to this many reference rows a hypothesis test is made, above it a distance is measured. */
const SMALL_REFERENCE = 1000;
/** Numbers with at most this many distinct values are treated as categories. */
const FEW_VALUES = 5;

/** The test that Evidently chooses by itself: by the rows of the reference and the distinct values of both samples. */
export function defaultTest(reference: Sample, current: Sample): DriftTest {
  const distinct = new Set<number | string>([...reference.values, ...current.values]).size;
  const isContinuous = reference.kind === 'num' && distinct > FEW_VALUES;
  if (reference.values.length > SMALL_REFERENCE) return isContinuous ? wasserstein : jensenShannon;
  if (isContinuous) return kolmogorovSmirnov;
  return distinct > 2 ? chiSquare : zTest;
}
