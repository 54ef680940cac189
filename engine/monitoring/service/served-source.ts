import type { Table } from '../../dataset/table';

/** A served row whose label has become known. */
export interface KnownOutcome {
  /** When it was served, and when its label became known; milliseconds since the epoch. */
  readonly servedAt: number;
  readonly knownAt: number;
  /** `right` or `wrong`; of a class that is looked for `right`, `missed`, `false_alarm`; of a number `right`, `too_high`, `too_low`. */
  readonly outcome: string;
  /** What detectors of concept drift are given: 1 for a wrong class, the error as a share of the label for a number. */
  readonly error: number;
}

/** What was served and what became known of it: a file, or a simulated season. It is asked about the past alone. */
export interface ServedSource {
  /** What is normal: the table that the model learned from. */
  readonly reference: Table;
  /** Rows that were served from a time on and before another, with their columns and the prediction. */
  rows(from: number, to: number): Table;
  /** Rows that were served before a time. */
  countBefore(time: number): number;
  /** What became known after a time, and until another at the latest, in that order. */
  outcomes(after: number, until: number): readonly KnownOutcome[];
}
