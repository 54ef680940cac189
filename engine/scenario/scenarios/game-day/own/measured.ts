import type { Facts } from '../../../../core/facts';

/** A section of the policies as it was found in somebody's work. */
export interface Measured<Section> {
  /** Null: there is nothing of theirs that could be measured, and `says` says so. */
  readonly policy: Section | null;
  /** What was measured, in a sentence. */
  readonly says: string;
  readonly facts: Facts;
}
