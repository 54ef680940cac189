import { ListingError } from './errors.ts';
import type { PriceModel } from './model.ts';
import { parseListing, type RawRow } from './parse-listing.ts';

export type Answer = { readonly estimate: number } | { readonly error: ListingError };

/** Answers raw rows. The only place that decides what happens to a bad one. */
export class EstimateService {
  readonly #model: PriceModel;

  constructor(model: PriceModel) {
    this.#model = model;
  }

  /** The estimate in the currency that the row asks for. Throws a ListingError for a row that must be refused. */
  estimate(row: RawRow): number {
    const listing = parseListing(row, this.#model.conditions, this.#model.neighborhoods);
    return this.#model.price(listing) * listing.perDollar;
  }

  /** One answer for each row, in order. */
  estimateAll(rows: readonly RawRow[]): Answer[] {
    return rows.map((row) => {
      try {
        return { estimate: this.estimate(row) };
      } catch (error) {
        // Only what we know how to answer; a mistake in our own code must not look like a bad row.
        if (error instanceof ListingError) return { error };
        throw error;
      }
    });
  }
}
