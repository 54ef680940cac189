import type { Rng } from '../../core/rng';
import type { FeatureKind, Sample } from './sample';

/** What a test found. */
export interface DriftScore {
  /** A p-value in [0, 1], or a distance from 0: the greater, the further apart. */
  readonly score: number;
  /** The statistic that a p-value comes from. */
  readonly statistic?: number;
}

/** A test of whether two samples are of one distribution, by Evidently's name. */
export interface DriftTest {
  /** As it is written in Evidently's options: `ks`, `psi`, … */
  readonly name: string;
  /** As Evidently's reports show it. */
  readonly displayName: string;
  readonly kinds: readonly FeatureKind[];
  readonly measure: 'p-value' | 'distance';
  readonly defaultThreshold: number;
  /** Whether this score counts as drift at this threshold. */
  readonly isDrift: (score: number, threshold: number) => boolean;
  /**
   * @param rng for the tests by permutation
   * @throws MonitoringError when the test cannot be made on these samples
   */
  readonly compare: (reference: Sample, current: Sample, rng: Rng) => DriftScore;
}

export const below = (score: number, threshold: number): boolean => score < threshold;
export const atMost = (score: number, threshold: number): boolean => score <= threshold;
export const atLeast = (score: number, threshold: number): boolean => score >= threshold;
export const above = (score: number, threshold: number): boolean => score > threshold;
