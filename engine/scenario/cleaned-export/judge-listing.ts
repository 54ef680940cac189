import type { Finding, FindingKind } from '../../grading/clean-table/findings';
import type { EventOutcome } from '../types';

/** What became of one listing in a cleaned table. */
export interface ListingVerdict {
  readonly outcome: Extract<EventOutcome, 'right' | 'silently-wrong' | 'wrongly-refused'>;
  /** What shows it best; absent when the listing is right. */
  readonly finding?: Finding;
}

/** Findings by which something good is gone; by all others the table says what is not so. */
const GONE: ReadonlySet<FindingKind> = new Set([
  'lostMissing',
  'lostYears',
  'lostShifted',
  'lostOther',
  'areasLost',
  'pricesLost',
  'valuesEmptied',
  'yearsEmptied',
  'goodEmptied',
]);

/**
 * Judges one listing by what was found about it: wrong as soon as one cell of it is untrue, or it is there twice; thrown
 * away when it is gone or a good cell of it is empty; right otherwise.
 */
export function judgeListing(findings: readonly Finding[]): ListingVerdict {
  const untrue = findings.find(({ kind }) => !GONE.has(kind));
  if (untrue) return { outcome: 'silently-wrong', finding: untrue };
  const gone = findings[0];
  return gone ? { outcome: 'wrongly-refused', finding: gone } : { outcome: 'right' };
}
