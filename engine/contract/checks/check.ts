/** What came of one check. `error`: it could not be made. */
export type CheckResult = 'passed' | 'failed' | 'warning' | 'error';

/** One promise of a contract, held against the data. */
export interface ContractCheck {
  readonly category: 'schema' | 'quality';
  readonly name: string;
  /** The table, and the column; null: it is about the whole table. */
  readonly model: string;
  readonly field: string | null;
  readonly result: CheckResult;
  /** Why it is not passed; null when it is. */
  readonly reason: string | null;
}
