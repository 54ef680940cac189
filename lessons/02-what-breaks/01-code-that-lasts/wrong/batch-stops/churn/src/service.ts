import type { RowError } from './errors.ts';
import type { ChurnModel } from './model.ts';
import { parseRow, type RawRow } from './parse-row.ts';

export type Answer = { readonly estimate: number } | { readonly error: RowError };

/** Answers raw rows. The only place that decides what happens to a bad one. */
export class ChurnService {
  readonly #model: ChurnModel;

  constructor(model: ChurnModel) {
    this.#model = model;
  }

  /** The probability that the customer leaves. Throws a RowError for a row that must be refused. */
  estimate(row: RawRow): number {
    return this.#model.probability(parseRow(row));
  }

  /** One answer for each row, in order. */
  estimateAll(rows: readonly RawRow[]): Answer[] {
    return rows.map((row) => ({ estimate: this.estimate(row) }));
  }
}
