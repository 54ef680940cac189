/** What goes wrong, and when. `versions` absent: all of them. */
export type FaultDescription =
  /** A dependency is slow: service times are multiplied. */
  | {
      readonly kind: 'slow';
      readonly from: number;
      readonly until: number;
      readonly factor: number;
      readonly versions?: readonly string[];
    }
  /** A share of the requests fails in addition, e.g. since a credential has expired. */
  | {
      readonly kind: 'errors';
      readonly from: number;
      readonly until: number;
      readonly share: number;
      readonly versions?: readonly string[];
    }
  /** All nodes of a zone are off; what ran there is lost, and starts again when they are back. */
  | { readonly kind: 'zone-outage'; readonly from: number; readonly until: number; readonly zone: string }
  /** So many ready replicas of a version, the oldest first, die once. */
  | { readonly kind: 'crash'; readonly at: number; readonly version: string; readonly replicas: number };
