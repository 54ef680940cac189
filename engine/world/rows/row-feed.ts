/** A column of features as the service gets it. Numbers as they are; categories by code, −1 for none. */
export type FeatureColumn =
  | { readonly kind: 'numeric'; readonly name: string; readonly values: Float64Array }
  | {
      readonly kind: 'category';
      readonly name: string;
      readonly codes: Int32Array;
      readonly dictionary: readonly string[];
    };

/**
 * The rows that a service is asked about, in the order in which they come to be: a house is put up for sale, a customer's
 * month begins. Hours are those of the world; what is below 0 was there before it begins, and is what the first model knows.
 */
export interface RowFeed {
  readonly task: 'regression' | 'classification';
  readonly columns: readonly FeatureColumn[];
  /** What turns out to be true of each row: dollars, or 0 and 1. */
  readonly truth: Float64Array;
  /** When each row comes to be, in hours, ascending. */
  readonly arrivals: Float64Array;
  /** How many hours after that its truth is known. */
  readonly labelDelays: Float64Array;
  /** How many hours a row is asked for. */
  readonly askedForHours: number;
}
