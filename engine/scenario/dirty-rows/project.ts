import type { Rng } from '../../core/rng';
import type { Row, RowSpec } from './row-rules';

/** A way in which rows really come in wrong. */
export interface Trouble {
  readonly kind: string;
  /** For people, e.g. "text in a number". */
  readonly says: string;
  /** What the rules ask for: the row is repaired and served, or refused with this code. */
  readonly calls:
    | 'repair'
    | 'missing'
    | 'not-a-number'
    | 'unknown-unit'
    | 'out-of-range'
    | 'unknown-category'
    | 'unknown-currency';
  /** Whether it can befall this clean row. */
  readonly fits: (row: Row) => boolean;
  /** The row with the trouble in it, and the field that has it. */
  readonly make: (row: Row, rng: Rng) => { readonly row: Row; readonly field: string };
}

/** A change of one rule that somebody asks for. */
export interface RuleChange {
  /** Rows that only the changed rules answer: clean rows after `make` of this trouble. */
  readonly trouble: Trouble;
  readonly spec: (model: unknown) => RowSpec;
}

/** A service that answers rows of a real table by rules. */
export interface DirtyProject {
  readonly id: 'house-price' | 'churn';
  /** What one row is: "Listing". */
  readonly noun: string;
  /** The columns of the table that the service is given. */
  readonly columns: readonly string[];
  /** Whether a row of the table is an ordinary one (some rows of the table are trouble by themselves). */
  readonly ordinary: (row: Row) => boolean;
  /** How far an estimate may be from the expected one, in the unit of the estimate. */
  readonly tolerance: number;
  readonly spec: (model: unknown) => RowSpec;
  /** Each happens once in a replay. */
  readonly troubles: readonly Trouble[];
  readonly change: RuleChange;
}
