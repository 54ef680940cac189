import { type Rng, seededRng } from '../../core/rng';
import { defaultTest } from './choose-test';
import { driftTestNamed } from './registry';
import type { FeatureKind, Sample } from './sample';

/** How one column is compared; what is absent is chosen as Evidently chooses it. */
export interface ColumnDriftOptions {
  /** The name of a test. */
  readonly test?: string;
  readonly threshold?: number;
  /** Chance for the tests by permutation; the default gives the same answer on every call. */
  readonly rng?: Rng;
}

/** What became of one column. */
export type ColumnDrift =
  | {
      readonly status: 'compared';
      readonly kind: FeatureKind;
      readonly test: string;
      readonly displayName: string;
      readonly measure: 'p-value' | 'distance';
      readonly score: number;
      readonly statistic: number | null;
      readonly threshold: number;
      readonly isDrift: boolean;
      /** Values of each side that were compared, without those that are missing. */
      readonly referenceCount: number;
      readonly currentCount: number;
    }
  /** One side has no value at all, so nothing can be said. */
  | { readonly status: 'empty'; readonly kind: FeatureKind; readonly side: 'reference' | 'current' };

/**
 * Compares a column's current values with its reference.
 * @throws MonitoringError for a test that is not there or does not take such values
 */
export function columnDrift(
  reference: Sample,
  current: Sample,
  options: ColumnDriftOptions = {},
): ColumnDrift {
  const kind = reference.kind;
  if (reference.values.length === 0) return { status: 'empty', kind, side: 'reference' };
  if (current.values.length === 0) return { status: 'empty', kind, side: 'current' };
  const test =
    options.test === undefined ? defaultTest(reference, current) : driftTestNamed(options.test, kind);
  const threshold = options.threshold ?? test.defaultThreshold;
  const { score, statistic } = test.compare(reference, current, options.rng ?? seededRng(0));
  return {
    status: 'compared',
    kind,
    test: test.name,
    displayName: test.displayName,
    measure: test.measure,
    score,
    statistic: statistic ?? null,
    threshold,
    isDrift: test.isDrift(score, threshold),
    referenceCount: reference.values.length,
    currentCount: current.values.length,
  };
}
